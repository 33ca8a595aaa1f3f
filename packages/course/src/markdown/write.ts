/** Writes Markdown that shows its input literally, whatever characters the input contains. */

import type { Paragraph } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { type Citation, formatCitation } from "../contract/citation.ts";

/**
 * An underscore inside a word never starts emphasis; without the escape, `snake_case` stays
 * readable.
 */
const ESCAPED_INSIDE_WORD = /(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu;

/** Escapes one line of text for use anywhere in a line, a heading, a link or a table cell. */
export function markdownText(text: string): string {
  const words: Paragraph = { type: "paragraph", children: [{ type: "text", value: text }] };
  return (
    toMarkdown(words, { extensions: [gfmToMarkdown()] })
      .replace(/\n$/u, "")
      .replace(ESCAPED_INSIDE_WORD, "_")
      // These characters would end a table cell and the text of a link.
      .replace(/[|\]]/gu, "\\$&")
      .replace(/(?<=^|\s)#(?=#*$)/u, "\\#")
  );
}

/** A code span, fenced by more backticks than any run in the text has. */
export function inlineCode(text: string): string {
  const ticks = "`".repeat(longestRun(text, "`") + 1);
  const isPadded = text.trim() !== "" && /^ .* $/u.test(text);
  const pad = isPadded || /^`|`$/u.test(text) ? " " : "";
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** A citation in prose, as a code span. */
export function inlineCitation(citation: Citation): string {
  return inlineCode(formatCitation(citation));
}

/** A fenced block whose fence is longer than any in the text. Ends without a newline. */
export function fencedBlock(info: string, text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${fence}${info}\n${text}\n${fence}`;
}

/** A fenced block with the cited lines. `language`: the language tag for the syntax highlighter. */
export function sourceBlock(language: string, citation: Citation, text: string): string {
  // An info string decodes character references, so `&` is encoded too.
  const source = encodeURI(formatCitation(citation)).replaceAll("&", "%26");
  return fencedBlock(`${language} source=${source}`, text);
}

function longestRun(text: string, character: string): number {
  let longest = 0;
  let run = 0;
  for (const at of text) {
    run = at === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
