/** Writes pieces of Markdown that say exactly what they were given, whatever characters it holds. */

import type { Paragraph } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { type Citation, formatCitation } from "../contract/citation.ts";

/** An underscore inside a word never begins emphasis; left alone it keeps `snake_case` names readable. */
const ESCAPED_INSIDE_WORD = /(?<=[\p{L}\p{N}])\\_(?=[\p{L}\p{N}])/gu;

/** One line of text as Markdown that shows it literally, wherever in a line, a heading, a link or a table it is put. */
export function markdownText(text: string): string {
  const words: Paragraph = { type: "paragraph", children: [{ type: "text", value: text }] };
  return (
    toMarkdown(words, { extensions: [gfmToMarkdown()] })
      .replace(/\n$/u, "")
      .replace(ESCAPED_INSIDE_WORD, "_")
      // They would end a table cell and the text of a link.
      .replace(/[|\]]/gu, "\\$&")
      .replace(/(?<=^|\s)#(?=#*$)/u, "\\#")
  );
}

/** A code span, its run of backticks longer than any in the text. */
export function inlineCode(text: string): string {
  const ticks = "`".repeat(longestRun(text, "`") + 1);
  const pad = /^`|`$|^ .*\S.* $/u.test(text) ? " " : "";
  return `${ticks}${pad}${text}${pad}${ticks}`;
}

/** A citation in prose. */
export function inlineCitation(citation: Citation): string {
  return inlineCode(formatCitation(citation));
}

/** A fenced block that no fence inside it can close. No newline at the end. */
export function fencedBlock(info: string, text: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${fence}${info}\n${text}\n${fence}`;
}

/** A fenced block that shows the cited lines verbatim. `language` is the info word the highlighter reads. */
export function sourceBlock(language: string, citation: Citation, text: string): string {
  // An info string decodes character references, so `&` must not stand in it either.
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
