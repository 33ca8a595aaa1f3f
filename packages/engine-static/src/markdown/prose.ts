/** Turns text found in a repository into Markdown that shows it and does nothing else. */

import { inlineCode, markdownText, parseCitation } from "@fondation/course";
import { firstParagraph, oneLine } from "@fondation/code";

/** Prose from a doc comment as Markdown: `code` between single backticks stays code, everything else is shown literally. */
export function foreignProse(text: string): string {
  return oneLine(text)
    .split(/(`[^`]+`)/)
    .map((piece, index) => {
      const code = index % 2 === 1 ? piece.slice(1, -1).trim() : undefined;
      if (code === undefined) return piece === "" ? "" : literal(piece);
      // A comment that looks like a citation was not checked by anybody: it stays words.
      return code === "" || /#L\d/.test(code) || parseCitation(code) !== undefined
        ? literal(piece)
        : inlineCode(code);
    })
    .join("");
}

/** Spaces at the ends are kept: they separate the piece from the code beside it. */
function literal(text: string): string {
  const [, before = "", middle = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return `${before}${middle === "" ? "" : markdownText(middle)}${after}`;
}

/** The first sentences of a doc comment as Markdown, without its final full stop's doubling; undefined when there is no prose. */
export function docSentence(text: string | undefined, limit = 320): string | undefined {
  const paragraph = text === undefined ? undefined : firstParagraph(text, limit);
  return paragraph === undefined ? undefined : foreignProse(paragraph);
}
