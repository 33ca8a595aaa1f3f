/** The labels of the booklet, in the language of the course. */

import type { Language } from "@fondation/course/contract";
import { count } from "@fondation/course/french";
import { formatDate } from "../typography/format.ts";

export interface Labels {
  readonly contents: string;
  readonly groups: Readonly<Record<"Références" | "Chapitres" | "Chapitres révisés" | "Tutoriels", string>>;
  readonly references: Readonly<Record<string, string>>;
  readonly documents: (documents: number) => string;
  readonly commit: string;
  readonly date: string;
  readonly engine: string;
  readonly verification: string;
  readonly verified: (citations: number) => string;
}

const FRENCH: Labels = {
  contents: "Sommaire",
  groups: {
    Références: "Références",
    Chapitres: "Chapitres",
    "Chapitres révisés": "Chapitres révisés",
    Tutoriels: "Tutoriels",
  },
  references: {},
  documents: (documents) => `Un cours en ${count(documents, "document")}`,
  commit: "Commit",
  date: "Date",
  engine: "Moteur",
  verification: "Vérification",
  verified: (citations) => count(citations, "référence vérifiée", "références vérifiées"),
};

const ENGLISH: Labels = {
  contents: "Contents",
  groups: {
    Références: "References",
    Chapitres: "Chapters",
    "Chapitres révisés": "Reviewed chapters",
    Tutoriels: "Tutorials",
  },
  references: {
    "step1_abstractions.yaml": "Abstractions",
    "step2_relationships.yaml": "Relationships",
    "step3_order.yaml": "Order of the chapters",
  },
  documents: (documents) => `A course of ${documents} documents`,
  commit: "Commit",
  date: "Date",
  engine: "Engine",
  verification: "Verification",
  verified: (citations) => `${citations} references verified`,
};

export function labelsFor(language: Language): Labels {
  return language === "fr" ? FRENCH : ENGLISH;
}

/** `1er décembre 2026` or `1 December 2026`. */
export function dateLabel(milliseconds: number, language: Language): string {
  if (language === "fr") return formatDate(milliseconds);
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(milliseconds);
}
