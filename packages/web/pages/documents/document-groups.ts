/** The four groups of a course's table of contents, and the order of reading. */

import type { DocumentKind } from "@fondation/course/contract";
import { readableTitle } from "./document-titles.ts";

/** What the table of contents knows of a document. */
export interface DocumentEntry {
  readonly slug: string;
  readonly kind: DocumentKind;
  readonly position: number;
  readonly title: string;
}

/** A group of the table of contents. */
export interface DocumentGroup {
  readonly label: "Références" | "Chapitres" | "Chapitres révisés" | "Tutoriels";
  readonly documents: readonly DocumentEntry[];
}

const GROUPS = [
  { label: "Références", kinds: ["abstractions", "relationships", "order"] },
  { label: "Chapitres", kinds: ["chapter"] },
  { label: "Chapitres révisés", kinds: ["review"] },
  { label: "Tutoriels", kinds: ["tutorial"] },
] as const satisfies readonly { label: DocumentGroup["label"]; kinds: readonly DocumentKind[] }[];

/** Groups documents and sorts each group by kind, then by position as a number (never as text: 2 comes before 10). */
export function groupDocuments(documents: readonly DocumentEntry[]): DocumentGroup[] {
  return GROUPS.map(({ label, kinds }) => ({
    label,
    documents: kinds.flatMap((kind: DocumentKind) =>
      documents
        .filter((document) => document.kind === kind)
        .toSorted((one, other) => one.position - other.position),
    ),
  }));
}

/** All documents in the order of reading. */
function readingOrder(documents: readonly DocumentEntry[]): DocumentEntry[] {
  return groupDocuments(documents).flatMap((group) => group.documents);
}

/** The document a reader starts with: the first chapter, else whatever comes first. */
export function firstDocument(documents: readonly DocumentEntry[]): DocumentEntry | undefined {
  const order = readingOrder(documents);
  return order.find((document) => document.kind === "chapter") ?? order[0];
}

/** The documents before and after one, in the order of reading. */
export function neighbours(
  documents: readonly DocumentEntry[],
  slug: string,
): { previous: DocumentEntry | undefined; next: DocumentEntry | undefined } {
  const order = readingOrder(documents);
  const index = order.findIndex((document) => document.slug === slug);
  if (index === -1) return { previous: undefined, next: undefined };
  return { previous: order[index - 1], next: order[index + 1] };
}

/** Lower case without accents, so that « resume » finds « Résumé ». */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The documents whose title or position contains every word asked for. */
export function filterDocuments(documents: readonly DocumentEntry[], search: string): DocumentEntry[] {
  const words = folded(search).split(/\s+/).filter(Boolean);
  return documents.filter((document) => {
    const text = folded(`${document.position} ${document.title} ${readableTitle(document)}`);
    return words.every((word) => text.includes(word));
  });
}
