/** A call has ended in one place: which of four lines has it run? The reader goes back over the branches. */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { Statement } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import {
  type FunctionBody,
  type Guard,
  guardsBefore,
  isExit,
  qualifiedName,
  textOf,
} from "../function-body.ts";
import { showBody } from "../shown-body.ts";
import type { Task } from "../task.ts";

const PLAIN: ReadonlySet<string> = new Set(["call", "assign", "other"]);

export function skipTasks(body: FunctionBody, view: CourseView): Task[] {
  const tasks = body.guards.flatMap((guard) => skipTask(body, guard, view) ?? []);
  return tasks.sort((a, b) => b.worth - a.worth).slice(0, 1);
}

function skipTask(body: FunctionBody, guard: Guard, view: CourseView): Task | undefined {
  const { skip } = view.words.tutorial;
  const { branch, exit } = guard;
  const before = guardsBefore(body, branch.startLine);
  const ending = textOf(body, exit);
  const isUnique = body.statements.filter((each) => textOf(body, each) === ending).length === 1;
  if (before === undefined || ending === undefined || !isUnique) return undefined;
  const isPlain = (each: Statement): boolean =>
    (PLAIN.has(each.kind) || isExit(each)) && textOf(body, each) !== undefined;
  const run = body.top.findLast((each) => isPlain(each) && each.endLine < branch.startLine);
  const later = body.top.filter((each) => isPlain(each) && each.startLine > branch.endLine);
  const leftBefore = before.map((each) => each.exit).filter(isPlain);
  const leftAfter = body.guards
    .filter((each) => each.branch.startLine > branch.endLine)
    .map((each) => each.exit)
    .filter(isPlain);
  // A line above the right one keeps its place from telling.
  const wrong = [
    ...leftBefore.slice(-2),
    ...[...later, ...leftAfter].slice(0, leftBefore.length > 0 ? 2 : 0),
  ];
  const lines = run === undefined ? [] : [run, ...wrong].sort((a, b) => a.startLine - b.startLine);
  const shown = showBody(body, lines.at(-1)?.endLine ?? 0);
  if (run === undefined || shown === undefined) return undefined;
  const label = (each: Statement): string => skip.line(inlineCode(textOf(body, each) ?? ""), each.startLine);
  const choices = offer(lines.map(label), label(run));
  if (choices === undefined) return undefined;
  const name = qualifiedName(body.symbol);
  const facts = { name: inlineCode(name), exit: inlineCode(ending) };
  return {
    kind: "skip",
    stage: "predict",
    title: skip.title(markdownText(name)),
    blocks: [
      skip.read({ ...facts, citation: shown.citation }),
      shown.block,
      skip.question(facts),
      choices.list,
    ],
    answer: `${choices.right} ${skip.answer({
      ...facts,
      ...{ runLine: run.startLine, line: branch.startLine, exitLine: exit.startLine },
      citation: inlineCitation({
        path: body.file.path,
        startLine: run.startLine,
        endLine: branch.endLine,
      }),
    })}`,
    worth: lines.length + before.length,
    about: `${body.file.path} ${name}`,
  };
}
