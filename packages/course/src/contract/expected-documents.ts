/** The course contract: 3 + 3·N documents, their slugs, positions and order. */

import { DOCUMENT_KINDS, type DocumentKind } from "./documents.ts";
import { chapterSlug, yamlSlug } from "./slug.ts";

/** The fewest chapters a course can have. */
export const MIN_CHAPTERS = 3;

/** The most chapters a course can have. */
export const MAX_CHAPTERS = 20;

/** N when nothing else is asked for, hence 33 documents. */
export const DEFAULT_CHAPTERS = 10;

/** How many documents a course of N chapters has. */
export function courseSize(chapters: number): number {
  return 3 + 3 * chapters;
}

/** What the contract says of one document before it is written. */
export interface ExpectedDocument {
  readonly slug: string;
  readonly kind: DocumentKind;
  /** 1…N, or 0 for the YAML documents. */
  readonly position: number;
  /** The chapter's name; the slug of a YAML document. */
  readonly title: string;
}

/** Every document of a course, in the order of the contract. `names` are the abstractions' names in teaching order. */
export function expectedDocuments(names: readonly string[]): ExpectedDocument[] {
  return DOCUMENT_KINDS.flatMap((kind): ExpectedDocument[] => {
    if (kind === "abstractions" || kind === "relationships" || kind === "order") {
      const slug = yamlSlug(kind);
      return [{ slug, kind, position: 0, title: slug }];
    }
    return names.map((title, index) => {
      const position = index + 1;
      return { slug: chapterSlug(kind, position, title), kind, position, title };
    });
  });
}

/** The slugs of {@link expectedDocuments}. */
export function expectedSlugs(names: readonly string[]): string[] {
  return expectedDocuments(names).map(({ slug }) => slug);
}
