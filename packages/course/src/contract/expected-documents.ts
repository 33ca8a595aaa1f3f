/** The course contract: 3 + 3·N documents, their slugs, positions and order. */

import { DOCUMENT_KINDS, type DocumentKind } from "./documents.ts";
import { isMarkdownKind } from "./heading.ts";
import { chapterSlug, yamlSlug } from "./slug.ts";

export const MIN_CHAPTERS = 3;

export const MAX_CHAPTERS = 20;

/** The number of chapters unless another one is requested, which gives 33 documents. */
export const DEFAULT_CHAPTERS = 10;

export function courseSize(chapters: number): number {
  return 3 + 3 * chapters;
}

export function isChapterCount(chapters: number): boolean {
  return Number.isInteger(chapters) && chapters >= MIN_CHAPTERS && chapters <= MAX_CHAPTERS;
}

/** The positions of a kind's documents: 1…N for a kind per chapter, 0 alone for a YAML document. */
export function expectedPositions(kind: DocumentKind, chapters: number): number[] {
  return isMarkdownKind(kind) ? Array.from({ length: chapters }, (_, index) => index + 1) : [0];
}

/** Sorts documents as a table of contents shows them: by kind, then by position. */
export function inContractOrder<Entry extends { kind: DocumentKind; position: number }>(
  documents: readonly Entry[],
): Entry[] {
  const rank = (kind: DocumentKind) => DOCUMENT_KINDS.indexOf(kind);
  return documents.toSorted((a, b) => rank(a.kind) - rank(b.kind) || a.position - b.position);
}

/** What the contract says about one document before it is written. */
export interface ExpectedDocument {
  readonly slug: string;
  readonly kind: DocumentKind;
  /** 1…N, or 0 for the YAML documents. */
  readonly position: number;
  /** The chapter's name; the slug of a YAML document. */
  readonly title: string;
}

/**
 * Every document of a course, in contract order. `names`: the abstractions' names in teaching
 * order.
 */
export function expectedDocuments(names: readonly string[]): ExpectedDocument[] {
  return DOCUMENT_KINDS.flatMap((kind): ExpectedDocument[] => {
    if (!isMarkdownKind(kind)) {
      const slug = yamlSlug(kind);
      return [{ slug, kind, position: 0, title: slug }];
    }
    return names.map((title, index) => {
      const position = index + 1;
      return { slug: chapterSlug(kind, position, title), kind, position, title };
    });
  });
}

export function expectedSlugs(names: readonly string[]): string[] {
  return expectedDocuments(names).map(({ slug }) => slug);
}
