/** Converts text of a repository to Markdown that shows it literally: no links, images or HTML. */

import { inlineCode, markdownText, parseCitation } from "@fondation/course";
import { firstParagraph, oneLine } from "@fondation/code";

/** A doc comment as one line of Markdown. Text between single backticks stays code. */
export function quotedProse(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((piece, index) => {
      const code = index % 2 === 1 ? piece.slice(1, -1).trim() : undefined;
      if (code === undefined) return piece === "" ? "" : literal(piece);
      // Code that looks like a citation was not resolved by a check.
      return code === "" || /#L\d/.test(code) || parseCitation(code) !== undefined
        ? literal(piece)
        : inlineCode(code);
    })
    .join("");
}

/** Keeps leading and trailing spaces, which separate the text from adjacent code. */
function literal(text: string): string {
  const middle = text.trim();
  if (middle === "") return text;
  const [before, after] = [text.length - text.trimStart().length, text.trimEnd().length];
  return `${text.slice(0, before)}${markdownText(middle)}${text.slice(after)}`;
}

/** The first sentences of a doc comment as Markdown; undefined when it has no prose. */
export function docSentence(text: string | undefined, limit = 320): string | undefined {
  const paragraph = text === undefined ? undefined : firstParagraph(text, limit);
  return paragraph === undefined ? undefined : quotedProse(paragraph);
}
