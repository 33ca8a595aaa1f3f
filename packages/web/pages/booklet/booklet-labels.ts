/** The booklet's own words: a course in English is printed in English. */

import type { Language } from "@fondation/course/contract";
import { frenchSpaces } from "../typography/french-spaces.ts";
import { count } from "../typography/format.ts";

/** The words of one language. */
export interface Words {
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

const FRENCH: Words = {
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
  verified: (citations) =>
    frenchSpaces(
      `${count(citations, "référence comparée", "références comparées")} au dépôt, toutes exactes`,
    ),
};

const ENGLISH: Words = {
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
  verified: (citations) => `${citations} references compared with the repository, all of them exact`,
};

/** The words for a course. */
export function labelsFor(language: Language): Words {
  return language === "fr" ? FRENCH : ENGLISH;
}

/** `23 novembre 2026`, by the language of the course. */
export function formatDate(milliseconds: number, language: Language): string {
  return new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long" }).format(
    milliseconds,
  );
}
