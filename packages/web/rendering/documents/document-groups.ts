/** The four groups of the table of contents, and the reading order. */

import type { DocumentKind } from "@fondation/course/contract";

/** A document without its content. */
export interface DocumentEntry {
  readonly slug: string;
  readonly kind: DocumentKind;
  readonly position: number;
  readonly title: string;
}

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

/** True for the three references, which are YAML. All other documents are Markdown. */
export function isReference(kind: DocumentKind): kind is "abstractions" | "relationships" | "order" {
  return kind === "abstractions" || kind === "relationships" || kind === "order";
}

/**
 * Groups documents. Each group is sorted by kind, then by position as a number: 2 comes before 10.
 */
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

export function readingOrder(documents: readonly DocumentEntry[]): DocumentEntry[] {
  return groupDocuments(documents).flatMap((group) => group.documents);
}

/** The first chapter, or the first document of a course without chapters. */
export function firstDocument(documents: readonly DocumentEntry[]): DocumentEntry | undefined {
  const order = readingOrder(documents);
  return order.find((document) => document.kind === "chapter") ?? order[0];
}

/** The previous and the next document in reading order. */
export function neighbours(
  documents: readonly DocumentEntry[],
  slug: string,
): { previous: DocumentEntry | undefined; next: DocumentEntry | undefined } {
  const order = readingOrder(documents);
  const index = order.findIndex((document) => document.slug === slug);
  if (index === -1) return { previous: undefined, next: undefined };
  return { previous: order[index - 1], next: order[index + 1] };
}
