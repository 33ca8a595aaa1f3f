/** What a reader calls a document: the three references have file names for titles, and a name beside. */

const REFERENCES: Record<string, string> = {
  "step1_abstractions.yaml": "Abstractions",
  "step2_relationships.yaml": "Relations",
  "step3_order.yaml": "Ordre des chapitres",
};

/** The name of one of the three references, by its slug; undefined for any other document. */
export function referenceName(slug: string): string | undefined {
  return REFERENCES[slug];
}

/** The name a list shows for a document. */
export function readableTitle({ slug, title }: { slug: string; title: string }): string {
  return referenceName(slug) ?? title;
}
