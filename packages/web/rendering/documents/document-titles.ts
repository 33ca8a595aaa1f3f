/**
 * The titles of documents for readers. The stored title of a reference is its file name, so the
 * pages replace it.
 */

import type { DocumentKind } from "@fondation/course/contract";
import { frenchSpaces } from "@fondation/course/french";
import { type DocumentEntry, isReference } from "./document-groups.ts";

const REFERENCES: ReadonlyMap<string, string> = new Map([
  ["step1_abstractions.yaml", "Abstractions"],
  ["step2_relationships.yaml", "Relations"],
  ["step3_order.yaml", "Ordre des chapitres"],
]);

const KINDS: Readonly<Record<DocumentKind, string>> = {
  abstractions: "Référence",
  relationships: "Référence",
  order: "Référence",
  chapter: "Chapitre",
  review: "Chapitre révisé",
  tutorial: "Tutoriel",
};

/** The name of a reference, or `undefined` for another document. */
export function referenceName(slug: string): string | undefined {
  return REFERENCES.get(slug);
}

/** The title of a document in lists. */
export function readableTitle({ slug, title }: { slug: string; title: string }): string {
  return referenceName(slug) ?? title;
}

/** What a document is: « Chapitre révisé 4 », « Référence ». */
export function kindAndPosition({ kind, position }: Pick<DocumentEntry, "kind" | "position">): string {
  return position > 0 ? `${KINDS[kind]} ${position}` : KINDS[kind];
}

/** The title where nothing around it says what the document is: « Chapitre révisé 4 : Sessions ». */
export function fullTitle(entry: DocumentEntry): string {
  const title = readableTitle(entry);
  return frenchSpaces(isReference(entry.kind) ? title : `${kindAndPosition(entry)} : ${title}`);
}
