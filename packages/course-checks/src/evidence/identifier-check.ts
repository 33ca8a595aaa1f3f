/** G5: the identifiers in code spans exist in the repository. */

import { type CheckOutcome, type Language, type Piece, parseCitation, walkBlocks } from "@fondation/course";
import type { RepositoryReader } from "@fondation/repository";
import { type CheckName, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { unknownWords, wordsIn } from "../reading/repository-words.ts";
import { isLineNote } from "../reading/line-notes.ts";

export const IDENTIFIERS: CheckName = {
  id: "G5",
  title: { fr: "Identifiants présents dans le dépôt", en: "Identifiers exist in the repository" },
};

/** In percent: a course may name a few things of a language or a library. */
const LEAST_KNOWN = 98;

interface Identifier {
  readonly slug: string;
  readonly line: number;
  readonly value: string;
  readonly words: readonly string[];
}

/** Each identifier counts once in a document. `cited`: the paths that the course cites. */
export async function checkIdentifiers(
  texts: readonly DocumentText[],
  cited: ReadonlySet<string>,
  repository: RepositoryReader,
  language: Language,
): Promise<CheckOutcome> {
  const found = texts.flatMap(identifiersIn);
  const wanted = new Set(found.flatMap(({ words }) => words));
  const unknown = await unknownWords(wanted, cited, repository);
  const tally = new Tally(IDENTIFIERS);
  for (const { slug, line, value, words } of found) {
    const missing = words.filter((word) => unknown.has(word));
    const message = `\`${value}\` is not in the repository: no file contains ${missing.join(", ")}. Correct the name, or write it without backticks.`;
    tally.count(slug, missing.length === 0 ? [] : [{ line, message }]);
  }
  return tally.outcomeOf(language, LEAST_KNOWN);
}

function identifiersIn({ slug, blocks }: DocumentText): Identifier[] {
  const found = new Map<string, Identifier>();
  const add = (pieces: readonly Piece[], line: number): void => {
    for (const { kind, value } of pieces) {
      if (kind !== "code" || found.has(value) || !isIdentifier(value)) continue;
      const words = wordsIn(value).filter((word) => /^\p{L}|^[_$]/u.test(word) && word.length > 1);
      if (words.length > 0) found.set(value, { slug, line, value, words });
    }
  };
  walkBlocks(blocks, (block) => {
    if ("pieces" in block) add(block.pieces, block.line);
    if (block.kind === "table") for (const cell of block.cells) add(cell, block.line);
  });
  return [...found.values()];
}

/** `owner/name`, a media type. */
const TWO_WORDS = /^[\w-]+\/[\w-]+$/u;

/** A code span with a space is a command or a quotation of code. */
function isIdentifier(value: string): boolean {
  if (/\s|#L\d/.test(value) || TWO_WORDS.test(value)) return false;
  return parseCitation(value) === undefined && !isLineNote(value);
}
