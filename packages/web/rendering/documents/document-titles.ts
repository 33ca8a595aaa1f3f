/**
 * The titles of documents for readers. The stored title of a reference is its file name, so the
 * pages replace it.
 */

const REFERENCES: ReadonlyMap<string, string> = new Map([
  ["step1_abstractions.yaml", "Abstractions"],
  ["step2_relationships.yaml", "Relations"],
  ["step3_order.yaml", "Ordre des chapitres"],
]);

/** The name of a reference, or `undefined` for another document. */
export function referenceName(slug: string): string | undefined {
  return REFERENCES.get(slug);
}

/** The title of a document in lists. */
export function readableTitle({ slug, title }: { slug: string; title: string }): string {
  return referenceName(slug) ?? title;
}
