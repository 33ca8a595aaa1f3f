/** From an error back to its condition, without the code in view: the reader opens the file. */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";
import { around, offer } from "../choices.ts";
import { type FunctionBody, type Guard, guardsBefore, qualifiedName, textOf } from "../function-body.ts";
import type { Task } from "../task.ts";

/** For the guard of a function with three or more of them whose exit is written only once. */
export function causeTasks(body: FunctionBody, view: CourseView): Task[] {
  const [main] = body.guards
    .filter(({ exit }) => exit.kind === "throw" || /\b(err|error|fail|Err)/i.test(exit.head ?? ""))
    .flatMap((guard) => causeTask(body, guard, view) ?? [])
    .slice(-1);
  return main === undefined ? [] : [main];
}

function causeTask(body: FunctionBody, guard: Guard, view: CourseView): Task | undefined {
  const { cause } = view.words.tutorial;
  const { exit, branch } = guard;
  const text = textOf(body, exit);
  const before = guardsBefore(body, branch.startLine);
  const same = body.statements.filter((each) => textOf(body, each) === text).length;
  if (text === undefined || before === undefined || same !== 1) {
    return undefined;
  }
  const near = around(body.guards, guard, 4);
  const choices = offer(
    near.map(({ condition }) => inlineCode(condition)),
    inlineCode(guard.condition),
  );
  const isUnique = near.filter(({ condition }) => condition === guard.condition).length === 1;
  if (choices === undefined || !isUnique) return undefined;
  const name = qualifiedName(body.symbol);
  const { path } = body.file;
  const { startLine, endLine } = body.lines;
  const facts = { name: inlineCode(name), exit: inlineCode(text) };
  return {
    kind: "cause",
    stage: "predict",
    title: cause.title(markdownText(name)),
    blocks: [
      cause.question({ ...facts, citation: inlineCitation({ path, startLine, endLine }) }),
      choices.list,
    ],
    answer: `${choices.right} ${cause.answer({
      ...facts,
      condition: inlineCode(guard.condition),
      line: branch.startLine,
      exitLine: exit.startLine,
      citation: inlineCitation({ path, startLine: branch.startLine, endLine: branch.endLine }),
    })}`,
    worth: near.length + (exit.kind === "throw" ? 2 : 0),
    about: `${path} ${name}`,
  };
}
