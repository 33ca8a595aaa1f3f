/** The headings that every Markdown document has: its H1 and its closing section. */

import type { DocumentKind, Language } from "./documents.ts";

/** The three kinds of document written per chapter, in Markdown. */
export type MarkdownKind = Extract<DocumentKind, "chapter" | "review" | "tutorial">;

const H1_WORDS = {
  chapter: { fr: "Chapitre", en: "Chapter" },
  review: { fr: "Chapitre", en: "Chapter" },
  tutorial: { fr: "Tutoriel", en: "Tutorial" },
} as const;

const CLOSING_HEADINGS = {
  chapter: { fr: "En résumé", en: "In summary" },
  review: { fr: "En résumé", en: "In summary" },
  tutorial: { fr: "Pour aller plus loin", en: "Going further" },
} as const;

/** Whether a kind of document is written per chapter, in Markdown. */
export function isMarkdownKind(kind: DocumentKind): kind is MarkdownKind {
  return kind in H1_WORDS;
}

/** The text of a document's H1 as a reader sees it, e.g. `Chapitre 3 : File d'attente`. */
export function headingText(kind: MarkdownKind, language: Language, position: number, name: string): string {
  return `${H1_WORDS[kind][language]} ${position} : ${name}`;
}

/** The text of the H2 that opens a document's last section. A document without it was cut short. */
export function closingHeading(kind: MarkdownKind, language: Language): string {
  return CLOSING_HEADINGS[kind][language];
}
