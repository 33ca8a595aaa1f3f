/** A call of a function from code that the review does not show: with which values it is called. */

import type { CodeFunction } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { isShowable } from "../markdown/excerpt.ts";
import { lineCitation, type NoteContext } from "./notes/note-context.ts";

/** In characters. A longer call does not read in a sentence. */
const MAX_CALL = 90;

export function exampleCall(
  fn: CodeFunction,
  { view, shown }: NoteContext,
): { readonly call: string; readonly citation: string } | undefined {
  const written = view.calls.callsTo(fn).flatMap(({ from, line, certain }) => {
    if (!certain || shown.has(from) || from.file.role !== "source") return [];
    const text = from.file.lines[line - 1] ?? "";
    const call = isShowable(text) ? callIn(text, fn.symbol.name) : undefined;
    return call === undefined ? [] : [{ call: inlineCode(call), citation: lineCitation(from, line) }];
  });
  // A call with more to read says more.
  return written.reduce<(typeof written)[number] | undefined>(
    (best, one) => (best === undefined || one.call.length > best.call.length ? one : best),
    undefined,
  );
}

/** The call with its arguments, when they stand on one line. Without arguments there is nothing to see. */
function callIn(text: string, name: string): string | undefined {
  const at = text.indexOf(`${name}(`);
  if (at === -1 || /[\p{L}\p{N}_$]/u.test(text.charAt(at - 1))) return undefined;
  let depth = 0;
  for (let index = at + name.length; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    else if (text[index] === ")") depth -= 1;
    if (depth > 0) continue;
    const call = text.slice(at, index + 1);
    return index === at + name.length + 1 || call.length > MAX_CALL ? undefined : call;
  }
  return undefined;
}
