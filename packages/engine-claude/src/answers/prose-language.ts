/** Whether a text is written in the language that was asked for. Any other one is recognised, by the letters its words are made of. */

import { type Language, walkMarkdown } from "@fondation/course";

/** As many characters as the detector looks at; of a longer text it would see the beginning only. */
const PIECE = 1_000;

/** Fewer letters than this tell nothing. */
const FEWEST = 80;

/** What somebody else has said, in whichever language: the course quotes the README and comments. */
const QUOTED = /«[^«»]{0,500}»|“[^“”]{0,500}”|`[^`\n]*`/gu;

/** What stands between spaces, and between the words of scripts that have none. */
const RUN = /[\p{Script=Latin}\p{N}!-~]+/gu;

/** Such a run that comes from code: a path, an address, a name of several words, a call, a number. */
const CODE = /[_#@$\\{}<>=|\p{N}]|[./:][\p{L}*]|\(\)|\p{Ll}\p{Lu}/u;

/** A capital in the midst of a sentence: what a program calls its parts reads as words, and « utilise Reading » is no English. */
const NAME = /(?<=[^.!?:…\s] +)\p{Lu}\p{L}*/gu;

/** The words of Markdown; code does not count. */
export function proseOf(markdown: string): string {
  const texts: string[] = [];
  walkMarkdown(markdown, (node) => {
    if (node.type === "text") texts.push(node.value);
  });
  return texts.join("\n");
}

/** Whether more of a text is surely in other languages than in this one. A short one is never said to be. */
export async function isOtherLanguage(prose: string, language: Language): Promise<boolean> {
  // Only when it is needed: a whole program would start later for it.
  const { eld } = await import("eld/extrasmall");
  const words = prose
    .replace(QUOTED, " ")
    .replace(RUN, (run) => (CODE.test(run) ? " " : run))
    .replace(NAME, " ")
    .replace(/\s+/gu, " ")
    .trim();
  // Of one length, so that the last piece is none too short to tell.
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
