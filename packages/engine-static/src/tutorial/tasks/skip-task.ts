/** Asks which of four lines is not reached when a branch ends the function early. */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { Statement } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { type FunctionBody, type Guard, guardsBefore, qualifiedName, textOf } from "../function-body.ts";
import { showBody } from "../shown-body.ts";
import type { Task } from "../task.ts";

const PLAIN: ReadonlySet<string> = new Set(["call", "assign", "other"]);

export function skipTasks(body: FunctionBody, view: CourseView): Task[] {
  return body.guards.flatMap((guard) => skipTask(body, guard, view) ?? []).slice(-1);
}

function skipTask(body: FunctionBody, guard: Guard, view: CourseView): Task | undefined {
  const { skip } = view.words.tutorial;
  const { branch, exit } = guard;
  const before = guardsBefore(body, branch.startLine);
  if (before === undefined) return undefined;
  const isPlain = (each: Statement): boolean => PLAIN.has(each.kind) && textOf(body, each) !== undefined;
  const reached = body.top.filter((each) => isPlain(each) && each.endLine < branch.startLine).slice(-2);
  const inside = body.statements.filter(
    (each) =>
      each.startLine > branch.startLine && each.endLine < branch.endLine && isPlain(each) && each.depth === 1,
  );
  const missed = body.top.find((each) => isPlain(each) && each.startLine > branch.endLine);
  const shown = missed === undefined ? undefined : showBody(body, missed.endLine);
  if (missed === undefined || shown === undefined) return undefined;
  const label = (each: Statement): string => skip.line(inlineCode(textOf(body, each) ?? ""), each.startLine);
  const choices = offer([...reached, ...inside.slice(0, 2), missed].map(label), label(missed));
  if (choices === undefined) return undefined;
  const name = qualifiedName(body.symbol);
  const facts = { name: inlineCode(name), condition: inlineCode(guard.condition), line: branch.startLine };
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
      missed: missed.startLine,
      exitLine: exit.startLine,
      citation: inlineCitation({
        path: body.file.path,
        startLine: branch.startLine,
        endLine: missed.endLine,
      }),
    })}`,
    worth: reached.length + inside.length,
    about: `${body.file.path} ${name}`,
  };
}
