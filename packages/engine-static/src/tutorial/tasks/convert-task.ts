/** What the caller gets when a called function fails: a clause that catches one error and throws another. */

import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";
import { type FunctionBody, qualifiedName } from "../function-body.ts";
import { showBody } from "../shown-body.ts";
import type { Task } from "../task.ts";

export function convertTasks(body: FunctionBody, view: CourseView): Task[] {
  const { convert } = view.words.tutorial;
  const { path } = body.file;
  const fn = view.calls.functionAt(path, body.symbol.startLine);
  if (fn === undefined || fn.symbol !== body.symbol) return [];
  const found = view.failures
    .of(fn)
    .find(
      ({ condition, thrown }) =>
        condition?.kind === "catch" && condition.text !== "" && /^[A-Z]/.test(thrown),
    );
  if (found?.condition === undefined) return [];
  const { condition, line, thrown } = found;
  const shown = showBody(body, line);
  if (shown === undefined) return [];
  const name = qualifiedName(body.symbol);
  const facts = { name: inlineCode(name), caught: inlineCode(condition.text), line: condition.line };
  return [
    {
      kind: "convert",
      stage: "predict",
      title: convert.title(markdownText(name)),
      blocks: [convert.question({ ...facts, citation: shown.citation }), shown.block],
      answer: convert.answer({
        ...facts,
        thrown: inlineCode(thrown),
        citation: inlineCitation({ path, startLine: line, endLine: line }),
      }),
      worth: 4,
      about: `${path} ${name}`,
    },
  ];
}
