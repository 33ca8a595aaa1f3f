/** What the caller gets when a called function fails: a clause that catches one error and throws another. */

import { boundBy, type Failure, type FailureCondition } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";
import { offer } from "../choices.ts";
import { type Conversion, conversionAt } from "../clause.ts";
import { type FunctionBody, qualifiedName, textOf } from "../function-body.ts";
import { type ShownBody, showBody } from "../shown-body.ts";
import type { Task } from "../task.ts";

const MOST_CHOICES = 4;

export function convertTasks(body: FunctionBody, view: CourseView): Task[] {
  const fn = view.calls.functionAt(body.file.path, body.symbol.startLine);
  if (fn === undefined || fn.symbol !== body.symbol) return [];
  const failures = view.failures.of(fn);
  const types = failures.map(({ thrown }) => thrown).filter(isType);
  for (const failure of failures) {
    const { line, thrown, caughtBy } = failure;
    const condition = innermost(failure);
    const [caught] = condition?.kind === "catch" ? boundBy(condition.text).types : [];
    const isNew = caught !== undefined && isType(thrown) && caught !== thrown.split(/\W/).at(-1);
    // A clause further out in the same function ends the new error.
    if (condition === undefined || !isNew || caughtBy.some((by) => by.fn === fn)) continue;
    const found = conversionAt(fn, condition.line, line);
    const shown = showBody(body, line);
    if (found === undefined || shown === undefined) continue;
    const task =
      found.spared === undefined
        ? newErrorTask({ body, failure, found, caught, shown, types }, view)
        : sparedTask({ body, failure, found, caught, shown, types }, view);
    return task === undefined ? [] : [task];
  }
  return [];
}

interface Facts {
  readonly body: FunctionBody;
  readonly failure: Failure;
  readonly found: Conversion;
  readonly caught: string;
  readonly shown: ShownBody;
  /** Thrown by the function. */
  readonly types: readonly string[];
}

function newErrorTask(
  { body, failure, found, caught, shown, types }: Facts,
  view: CourseView,
): Task | undefined {
  const { convert } = view.words.tutorial;
  const { path } = body.file;
  const { line, thrown } = failure;
  const other = [...new Set(types)].filter((type) => type !== thrown && type !== caught);
  const named = [caught, thrown, ...other].slice(0, MOST_CHOICES - 1).sort();
  const choices = offer([...named.map(inlineCode), convert.none], inlineCode(thrown));
  if (choices === undefined) return undefined;
  const name = qualifiedName(body.symbol);
  const facts = { name: inlineCode(name), caught: inlineCode(caught) };
  return {
    kind: "convert",
    stage: "predict",
    title: convert.title(markdownText(name)),
    blocks: [
      convert.read({ ...facts, citation: shown.citation }),
      shown.block,
      convert.question({ ...facts, ...found.block }),
      choices.list,
    ],
    answer: `${choices.right} ${convert.answer({
      ...facts,
      ...{ line: innermost(failure)?.line ?? line, thrown: inlineCode(thrown) },
      citation: inlineCitation({ path, startLine: line, endLine: line }),
    })}`,
    worth: 3 + Math.min(other.length, 2),
    about: `${path} ${name}`,
  };
}

/** The clause gives a value in one case and throws in all others. */
function sparedTask({ body, failure, found, caught, shown }: Facts, view: CourseView): Task | undefined {
  const { convert } = view.words.tutorial;
  const { path } = body.file;
  const { spared } = found;
  const exit = spared === undefined ? undefined : textOf(body, spared.exit);
  if (spared === undefined || exit === undefined) return undefined;
  const name = qualifiedName(body.symbol);
  const facts = { name: inlineCode(name), caught: inlineCode(caught) };
  const { line, thrown } = failure;
  return {
    kind: "convert",
    stage: "predict",
    title: convert.sparedTitle(markdownText(name)),
    blocks: [
      convert.read({ ...facts, citation: shown.citation }),
      shown.block,
      convert.sparedQuestion({ ...facts, ...found.block }),
    ],
    answer: convert.sparedAnswer({
      ...facts,
      ...{ condition: inlineCode(spared.condition), exit: inlineCode(exit), thrown: inlineCode(thrown) },
      place: inlineCitation({ path, startLine: spared.exit.startLine, endLine: spared.exit.endLine }),
      citation: inlineCitation({ path, startLine: line, endLine: line }),
    }),
    worth: 7,
    about: `${path} ${name}`,
  };
}

function isType(thrown: string): boolean {
  return /^[A-Z]/.test(thrown);
}

/** The branch or clause around the failure. */
function innermost({ conditions }: Failure): FailureCondition | undefined {
  return conditions.findLast(({ leaves }) => !leaves);
}
