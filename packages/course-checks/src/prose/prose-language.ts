/** Detects whether a text is in another language than the course, by sequences of letters. */

import { type Language, walkMarkdown } from "@fondation/course";

/** The number of characters that the detector reads. It would ignore the rest of a longer text. */
const PIECE = 1_000;

/** Texts with fewer letters are too short to decide. */
const FEWEST = 80;

/** Quotations may be in any language: a course quotes the README and comments. */
const QUOTED = /«[^«»]{0,500}»|“[^“”]{0,500}”|`[^`\n]*`/gu;

/** A run of characters between spaces, or between words of scripts without spaces. */
const RUN = /[\p{Script=Latin}\p{N}!-~]+/gu;

/** Text from code: a path, an address, an identifier of several words, a call, a number. */
const CODE = /[_#@$\\{}<>=|\p{N}]|[./:][\p{L}*]|\(\)|\p{Ll}\p{Lu}/u;

/**
 * A capitalized word within a sentence. Names of parts are often English words, and « utilise
 * Reading » is French.
 */
const NAME = /\p{Lu}(?<=[^.!?:…\s] +\p{Lu})\p{L}*/gu;

/** The prose of a Markdown text, without code. */
export function proseOf(markdown: string): string {
  const texts: string[] = [];
  walkMarkdown(markdown, (node) => {
    if (node.type === "text") texts.push(node.value);
  });
  return texts.join("\n");
}

/** Whether most of a text is reliably in other languages. False for a short text. */
export async function isOtherLanguage(prose: string, language: Language): Promise<boolean> {
  // Imported lazily: loading it would delay the start of the program.
  const { eld } = await import("eld/extrasmall");
  const words = prose
    .replace(QUOTED, " ")
    .replace(RUN, (run) => (CODE.test(run) ? " " : run))
    .replace(NAME, " ")
    .replace(/\s+/gu, " ")
    .trim();
  // Pieces of equal length, so that the last one is long enough for the detector.
  const length = Math.ceil(words.length / Math.ceil(words.length / PIECE));
  let asked = 0;
  let other = 0;
  for (let start = 0; start < words.length; start += length) {
    const piece = words.slice(start, start + length);
    const letters = piece.match(/\p{L}/gu)?.length ?? 0;
    const found = eld.detect(piece);
    if (found.language === language) asked += letters;
    else if (found.isReliable()) other += letters;
  }
  return other >= FEWEST && other > asked;
}
