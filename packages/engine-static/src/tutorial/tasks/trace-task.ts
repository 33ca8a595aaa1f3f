/** Follows an input by hand: a parameter has a value, and the reader says where the function stops. */

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
import { decide, inputOf } from "../input.ts";
import { showBody } from "../shown-body.ts";
import type { Task } from "../task.ts";

const MAX_CHOICES = 5;

/** One task, for a guard in the middle: the position of the answer gives nothing away. */
export function traceTasks(body: FunctionBody, view: CourseView): Task[] {
  const made = body.guards.flatMap((guard) => traceTask(body, guard, view) ?? []);
  return made.slice(body.symbol.name.length % Math.max(made.length, 1)).slice(0, 1);
}

function traceTask(body: FunctionBody, guard: Guard, view: CourseView): Task | undefined {
  const { trace } = view.words.tutorial;
  const { branch, exit } = guard;
  const before = guardsBefore(body, branch.startLine);
  const input = inputOf(body, guard);
  const shown = showBody(body, branch.endLine);
  if (before === undefined || input === undefined || shown === undefined) return undefined;
  const open = before.filter(({ condition }) => decide(condition, input) === undefined);
  if (open.length > 2 || before.some(({ condition }) => decide(condition, input) === true)) return undefined;
  const exits = body.statements.filter(
    (each) => isExit(each) && each.endLine <= shown.endLine && textOf(body, each) !== undefined,
  );
  const near = nearest(exits, exit);
  const label = (each: Statement): string => trace.exit(inlineCode(textOf(body, each) ?? ""), each.startLine);
  const choices = offer(near.map(label), label(exit));
  if (choices === undefined || !exits.includes(exit)) return undefined;
  const name = qualifiedName(body.symbol);
  const facts = {
    name: inlineCode(name),
    subject: inlineCode(input.subject),
    value: inlineCode(input.value),
    false: open.map(({ condition }) => inlineCode(condition)),
  };
  return {
    kind: "trace",
    stage: "understand",
    title: trace.title(markdownText(name)),
    blocks: [
      trace.read({ name: facts.name, citation: shown.citation }),
      shown.block,
      trace.question(facts),
      choices.list,
    ],
    answer: `${choices.right} ${trace.answer({
      ...facts,
      condition: inlineCode(guard.condition),
      line: branch.startLine,
      exit: inlineCode(textOf(body, exit) ?? ""),
      exitLine: exit.startLine,
      citation: inlineCitation({
        path: body.file.path,
        startLine: branch.startLine,
        endLine: branch.endLine,
      }),
    })}`,
    worth: before.length + near.length,
    about: `${body.file.path} ${name}`,
  };
}

function nearest(exits: readonly Statement[], one: Statement): Statement[] {
  const at = exits.indexOf(one);
  const start = Math.max(0, Math.min(at - 2, exits.length - MAX_CHOICES));
  return exits.slice(start, start + MAX_CHOICES);
}
