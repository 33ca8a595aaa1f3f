/**
 * G4: a cited span contains the name said next to it. Next to a citation is the last identifier in
 * backticks before it, in the same sentence, at most 60 characters away and without a quotation in
 * between: the lines are those of the quotation then. Lines within the declaration of the name, such
 * as a call in the body of the named function, count as well.
 */

import {
  type Citation,
  type CheckOutcome,
  formatCitation,
  type Language,
  type Piece,
  parseCitation,
  walkBlocks,
} from "@fondation/course";
import { type CheckName, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { isLineNote } from "../reading/line-notes.ts";
import { holdsWord, wordsIn } from "../reading/repository-words.ts";
import type { ResolveSpan } from "../reading/spans.ts";
import type { Declarations } from "./declarations.ts";

export const NAMED_CITATIONS: CheckName = {
  id: "G4",
  title: { fr: "Noms présents dans les lignes citées", en: "Cited lines contain the name beside them" },
};

/** In percent: a sentence can name one thing and cite the lines of another. */
const LEAST_NAMED = 90;
const FARTHEST = 60;

const CONSTRUCTORS: ReadonlySet<string> = new Set([
  "__init__",
  "constructor",
  "initialize",
  "__construct",
  "new",
]);

/** A name with the citations that follow it: `a` (`x.ts#L1-L2`, `y.ts#L3-L3`). */
interface NamedCitations {
  readonly name: string;
  readonly citations: readonly Citation[];
}

/** One of the cited spans must contain the name. Citations that do not resolve are findings of G3. */
export async function checkNamedCitations(
  texts: readonly DocumentText[],
  resolveSpan: ResolveSpan,
  declarations: Declarations,
  language: Language,
): Promise<CheckOutcome> {
  const tally = new Tally(NAMED_CITATIONS);
  for (const { slug, blocks } of texts) {
    const found: (NamedCitations & { readonly line: number })[] = [];
    walkBlocks(blocks, (block) => {
      const { line } = block;
      if (block.kind === "paragraph")
        found.push(...namedIn(block.pieces).map((named) => ({ ...named, line })));
      if (block.kind !== "table") return;
      for (const cell of block.cells) found.push(...namedIn(cell).map((named) => ({ ...named, line })));
    });
    for (const { name, citations, line } of found) {
      const spans = await Promise.all(citations.map(resolveSpan));
      const shown = spans.flatMap(({ text }) => text ?? []);
      if (shown.length === 0) continue;
      const word = nameOf(name);
      const message = `\`${name}\` is not in ${citations.map(formatCitation).join(", ")}. Cite the lines that contain it.`;
      const isNamed =
        shown.some((text) => holdsWord(text, word)) ||
        citations.some((citation) => declarations.enclose(citation, word));
      tally.count(slug, isNamed ? [] : [{ line, message }]);
    }
  }
  return tally.outcomeOf(language, LEAST_NAMED);
}

/** What stands between citations of one name. */
const JOINS = /^(?:et|and|puis|then)?$/u;

function namedIn(pieces: readonly Piece[]): NamedCitations[] {
  const found: { name: string; citations: Citation[] }[] = [];
  let name: string | undefined;
  let between = "";
  let group: Citation[] | undefined;
  for (const { kind, value } of pieces) {
    const citation = kind === "code" ? parseCitation(value) : undefined;
    if (citation !== undefined) {
      if (group !== undefined && JOINS.test(between.replace(/[\s,;]+/gu, " ").trim())) group.push(citation);
      else if (name === undefined || between.length > FARTHEST || /[.!?] |[«»“”]/u.test(between))
        group = undefined;
      else if (citation.path.endsWith(name)) group = undefined;
      else {
        group = [citation];
        found.push({ name, citations: group });
      }
      between = "";
      name = undefined;
    } else if (kind === "code" && isName(value)) {
      name = value;
      group = undefined;
      between = "";
    } else between += value;
  }
  return found;
}

/** The name of a method without its container. A constructor is called by the name of its type. */
function nameOf(code: string): string {
  const words = wordsIn(code);
  const last = words.at(-1) ?? code;
  return CONSTRUCTORS.has(last) ? (words.at(-2) ?? last) : last;
}

/** An identifier, with its container or arguments. No path, no line note, no quotation of code. */
function isName(value: string): boolean {
  return /^[\p{L}_$@][^\s/]*$/u.test(value) && !isLineNote(value);
}
