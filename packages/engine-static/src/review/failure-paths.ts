/** The ways to fail of the shown functions: what, when, with which message, and who gets the error. */

import type { CodeFunction } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { routeOf, subjectOf } from "./notes/error-actions.ts";
import { isVariable } from "./notes/thrown-value.ts";
import { lineCitation, type NoteContext, nameOf } from "./notes/note-context.ts";

const SHOWN = 24;

export function failurePaths(
  functions: readonly CodeFunction[],
  context: NoteContext,
): (string | undefined)[] {
  const { view } = context;
  const words = view.words.review;
  const failures = functions.flatMap((fn) => view.failures.of(fn));
  const items = failures.slice(0, SHOWN).map((failure) => {
    const { fn, line, thrown, conditions, isPartial } = failure;
    return words.failure({
      ...subjectOf(failure),
      ...routeOf(failure, context),
      name: nameOf(fn),
      isVariable: isVariable(thrown),
      citation: lineCitation(fn, line),
      conditions: conditions.map(({ kind, text, negated }) => ({
        kind,
        text: text === "" ? undefined : inlineCode(text),
        negated,
      })),
      isPartial,
      test: undefined,
    });
  });
  const rest = failures.length - items.length;
  return [bullets(rest > 0 ? [...items, words.moreFailures(rest)] : items)];
}
