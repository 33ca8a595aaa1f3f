/** What some lines of a body do that the lines alone do not say, as pieces of a sentence. */

import { type CodeFunction, compareBy, type Lines, type Statement } from "@fondation/code";
import { calleeActions } from "./callee-actions.ts";
import { arrivals, escapes } from "./error-actions.ts";
import type { Action, NoteContext } from "./note-context.ts";
import { sourcesOfCaught } from "./sources.ts";
import { stateActions } from "./state-actions.ts";
import { valueActions } from "./value-actions.ts";

/** In the order of the lines, each once. */
export function actionsOf(
  fn: CodeFunction,
  lines: Lines,
  statements: readonly Statement[],
  context: NoteContext,
): Action[] {
  const within = statements.filter(
    ({ startLine }) => startLine >= lines.startLine && startLine <= lines.endLine,
  );
  const found = [
    ...calleeActions(fn, lines, context),
    ...escapes(fn, lines, statements, context),
    ...arrivals(fn, lines, context),
    ...sourcesOfCaught(fn, lines, context),
    ...valueActions(fn, lines, context),
    ...stateActions(fn, within, context),
    ...within.flatMap((statement) => recovery(statement, fn, context)),
  ].sort(compareBy(({ line }) => -line));
  return [...new Map(found.map((item) => [item.text, item])).values()];
}

function recovery(
  { kind, startLine: line, endLine }: Statement,
  fn: CodeFunction,
  { view }: NoteContext,
): Action[] {
  const recovers =
    kind === "defer" && fn.file.lines.slice(line - 1, endLine).some((text) => text.includes("recover()"));
  return recovers ? [{ line, text: view.words.review.recovers() }] : [];
}
