/** The ways to fail of the shown functions: what, when, with which message, and who gets the error. */

import type { CodeFunction } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import { oneLine } from "@fondation/code";
import { bullets } from "../markdown/blocks.ts";
import { quotedProse } from "../markdown/prose.ts";
import { isVariable } from "./thrown-value.ts";
import { locate, type NoteContext, nameOf } from "./actions.ts";

const SHOWN = 24;

export function failurePaths(
  functions: readonly CodeFunction[],
  context: NoteContext,
): (string | undefined)[] {
  const { view } = context;
  const words = view.words.review;
  const failures = functions.flatMap((fn) => view.failures.of(fn));
  const items = failures.slice(0, SHOWN).map(({ fn, line, thrown, message, condition, caughtBy }) => {
    const callers = new Set(
      view.calls
        .callsTo(fn)
        .filter(({ from, certain }) => certain && from !== fn && from.file.role === "source")
        .map(({ from }) => from),
    );
    return words.failure({
      name: nameOf(fn),
      isVariable: isVariable(thrown),
      thrown: thrown === "" ? undefined : inlineCode(thrown),
      message: message === undefined ? undefined : quotedProse(oneLine(message)),
      citation: inlineCitation({ path: fn.file.path, startLine: line, endLine: line }),
      condition:
        condition === undefined
          ? undefined
          : {
              kind: condition.kind,
              text: condition.text === "" ? undefined : inlineCode(condition.text),
              negated: condition.negated,
            },
      caughtBy: caughtBy.slice(0, 3).map((catcher) => ({
        name: catcher.fn === fn ? undefined : locate(catcher.fn, context),
        citation: inlineCitation({
          path: catcher.fn.file.path,
          startLine: catcher.line,
          endLine: catcher.line,
        }),
      })),
      callers: [...callers].slice(0, 3).map((caller) => locate(caller, context)),
    });
  });
  const rest = failures.length - items.length;
  return [bullets(rest > 0 ? [...items, words.moreFailures(rest)] : items)];
}
