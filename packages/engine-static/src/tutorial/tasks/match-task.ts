/** A value takes one branch of a switch: what happens then? The reader opens the file. */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { Statement } from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { around, offer } from "../choices.ts";
import { type FunctionBody, qualifiedName, textOf } from "../function-body.ts";
import type { Task } from "../task.ts";

export function matchTasks(body: FunctionBody, view: CourseView): Task[] {
  const { match } = view.words.tutorial;
  const choice = body.top.find(({ kind, head }) => kind === "switch" && head !== undefined);
  if (choice?.head === undefined || choice.head.endsWith("…")) return [];
  // Behind several choices of one name, a value can mean something else in each.
  if (
    body.statements.some(
      ({ kind, head }, index) =>
        kind === "switch" && head === choice.head && body.statements[index] !== choice,
    )
  )
    return [];
  const cases = body.statements.flatMap((statement) => {
    const { kind, head, depth, startLine, endLine } = statement;
    const isOwn =
      kind === "case" && depth === 1 && startLine >= choice.startLine && endLine <= choice.endLine;
    const action = isOwn && head !== undefined && !head.endsWith("…") ? actionOf(body, statement) : undefined;
    return action === undefined || head === undefined ? [] : [{ head, action, statement }];
  });
  const distinct = cases.filter(
    ({ action }) => cases.filter((other) => other.action === action).length === 1,
  );
  const hard = distinct.filter(({ head, action }) => !isTold(head, action));
  const one = hard[body.symbol.name.length % Math.max(hard.length, 1)];
  if (one === undefined) return [];
  const choices = offer(
    around(distinct, one, 4).map(({ action }) => inlineCode(action)),
    inlineCode(one.action),
  );
  if (choices === undefined) return [];
  const name = qualifiedName(body.symbol);
  const { path } = body.file;
  const cite = ({ startLine, endLine }: Pick<Statement, "startLine" | "endLine">): string =>
    inlineCitation({ path, startLine, endLine });
  const facts = { name: inlineCode(name), subject: inlineCode(choice.head), value: inlineCode(one.head) };
  return [
    {
      kind: "match",
      stage: "understand",
      title: match.title(markdownText(name)),
      blocks: [match.question({ ...facts, citation: cite(body.symbol) }), choices.list],
      answer: `${choices.right} ${match.answer({
        ...facts,
        action: inlineCode(one.action),
        citation: cite(one.statement),
      })}`,
      worth: distinct.length,
      about: `${path} ${name}`,
    },
  ];
}

/** Whether a word of the value stands in what is done for it. */
function isTold(value: string, action: string): boolean {
  const words = (text: string): string[] =>
    text
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length > 2);
  const done = words(action);
  const last = value.split(/\W+/).findLast((part) => part !== "") ?? "";
  return words(last).some((word) => done.some((other) => other.includes(word) || word.includes(other)));
}

/** What stands after the arrow of a case of one line, else the first statement in it. */
function actionOf(body: FunctionBody, statement: Statement): string | undefined {
  const text = textOf(body, statement);
  const [, arrow] = text?.split(/ (?:=>|->) /) ?? [];
  if (arrow !== undefined) return arrow.replace(/,$/, "");
  const inner = body.statements.find(
    ({ depth, startLine, endLine }) =>
      depth === statement.depth + 1 && startLine >= statement.startLine && endLine <= statement.endLine,
  );
  return inner === undefined || inner.startLine === statement.startLine ? undefined : textOf(body, inner);
}
