/** Finds words in the titles and passages of a course. */

import type { DocumentEntry } from "../../rendering/documents/document-groups.ts";
import { readableTitle } from "../../rendering/documents/document-titles.ts";
import type { Passage } from "../../rendering/search/passages.ts";
import { excerptOf, type Piece } from "./excerpt.ts";
import { fold } from "./fold.ts";

/** A document, with its passages when they are loaded. */
export interface SearchedDocument {
  readonly entry: DocumentEntry;
  readonly passages: readonly FoldedPassage[];
}

export interface FoldedPassage extends Passage {
  readonly folded: string;
}

export interface Hit {
  /** Among the passages of its document. */
  readonly place: number;
  readonly anchor: string | undefined;
  readonly form: Passage["form"];
  /** The sentence or line of the hit. */
  readonly pieces: readonly Piece[];
}

export interface FoundDocument {
  readonly entry: DocumentEntry;
  /** The title, with the found words marked. */
  readonly title: readonly Piece[];
  readonly hits: readonly Hit[];
  /** Hits that are not listed. */
  readonly more: number;
}

/** Listed hits of one document. */
const MOST_HITS = 3;

/** Shorter texts are in every document. */
const SHORTEST = 2;

export function foldPassages(passages: readonly Passage[]): FoldedPassage[] {
  return passages.map((passage) => ({ ...passage, folded: fold(passage.text) }));
}

/** What is searched for; empty when the text is too short. */
export function wordsOf(query: string): string[] {
  const words = fold(query).split(" ").filter(Boolean);
  return words.join("").length < SHORTEST ? [] : words;
}

/**
 * The documents that have all words in their title or in one passage. First those with the words in
 * their title, then in a heading, then side by side; otherwise in the given order.
 */
export function searchCourse(query: string, documents: readonly SearchedDocument[]): FoundDocument[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  return documents
    .map((document) => searchDocument(document, words))
    .filter((found) => found !== undefined)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ found }) => found);
}

function searchDocument(
  { entry, passages }: SearchedDocument,
  words: readonly string[],
): { rank: number; found: FoundDocument } | undefined {
  const title = readableTitle(entry);
  const isTitled = hasAll(fold(`${title} ${entry.position}`), words);
  const phrase = words.join(" ");
  const ranked = passages
    .map((passage, place) => ({ passage, place, rank: rankOf(passage, phrase) }))
    .filter(({ passage }) => hasAll(passage.folded, words))
    .toSorted((one, other) => one.rank - other.rank);
  const [best] = ranked;
  if (!isTitled && best === undefined) return undefined;
  const hits = ranked.slice(0, MOST_HITS).map(({ place, passage: { text, form, anchor } }) => ({
    place,
    anchor,
    form,
    pieces: excerptOf(text, words, form),
  }));
  const found = {
    entry,
    title: excerptOf(title, words, "heading"),
    hits,
    more: ranked.length - hits.length,
  };
  return { rank: isTitled ? 0 : (best?.rank ?? 0), found };
}

function rankOf({ form, folded }: FoldedPassage, phrase: string): number {
  const isWhole = folded.includes(phrase);
  if (form === "heading") return isWhole ? 1 : 2;
  return isWhole ? 3 : 4;
}

function hasAll(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}
