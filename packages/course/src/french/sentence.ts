/** French sentences with inserted values. */

import { joined } from "./joints.ts";
import { NARROW } from "./spaces.ts";

/** Quotes, and code, which keeps its characters. */
const QUOTES = /`[^`]*`|«[ \u00a0\u202f]?|[ \u00a0\u202f]?»/gu;

/** The own text of a template is prose: every mark in it is French. */
function typeset(text: string): string {
  return text
    .replaceAll("'", "’")
    .replace(/«[ \u00a0]/gu, `«${NARROW}`)
    .replace(/[ \u00a0](?=[»;:!?])/gu, NARROW);
}

/** The value with the quotes of the second level, as it stands inside « ». */
function quotedAgain(value: string): string {
  return value.replace(QUOTES, (found) => (found.startsWith("`") ? found : found.includes("«") ? "“" : "”"));
}

/** How many « are open after the text, at least none. */
function openQuotes(text: string, open: number): number {
  let depth = open;
  for (const mark of text.match(/[«»]/gu) ?? []) depth = mark === "«" ? depth + 1 : Math.max(0, depth - 1);
  return depth;
}

/**
 * A template whose own text follows French typography. Where it meets a value, `de`, `que`, `le`
 * are elided and `à le`, `de les` contracted; a value inside « » has “ ” for its own quotes.
 * Otherwise values, such as code, are not changed.
 */
export function fr(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  let sentence = "";
  let open = 0;
  for (const [index, text] of strings.entries()) {
    sentence += typeset(text);
    open = openQuotes(text, open);
    const value = values[index];
    if (value === undefined) continue;
    const [before, after] = joined(sentence, String(value));
    sentence = before + (open > 0 ? quotedAgain(after) : after);
  }
  return sentence;
}
