/** G11: every document is written in the language of the course. */

import { type CheckOutcome, type Course, type DocumentKind, isMarkdownKind } from "@fondation/course";
import { type CheckName, Tally } from "../outcome/tally.ts";
import type { Descriptions } from "../reading/descriptions.ts";
import { isOtherLanguage, proseOf } from "./prose-language.ts";

export const LANGUAGE: CheckName = {
  id: "G11",
  title: { fr: "Langue demandée", en: "The language asked for" },
};

const WHAT: Readonly<Record<DocumentKind, string>> = {
  // Without the names: they are short, and often identifiers.
  abstractions: "The descriptions are",
  relationships: "The summary and the labels are",
  order: "The reasons are",
  chapter: "The document is",
  review: "The document is",
  tutorial: "The document is",
};

/** Checks the prose of each document. Quotations, code, names and paths may be in any language. */
export async function checkLanguage(
  { documents, language }: Course,
  { abstractions, relationships, order }: Descriptions,
): Promise<CheckOutcome> {
  const proses = new Map([
    ["abstractions", abstractions.value?.map(({ description }) => description)],
    [
      "relationships",
      relationships.value && [
        relationships.value.summary,
        ...relationships.value.relationships.map(({ label }) => label),
      ],
    ],
    ["order", order.value?.map(({ reasoning }) => reasoning)],
  ] as const);
  const tally = new Tally(LANGUAGE);
  for (const { slug, kind, content } of documents) {
    const prose = isMarkdownKind(kind) ? proseOf(content) : (proses.get(kind) ?? []).join("\n");
    const message = `${WHAT[kind]} not written in the language asked for (${language}). Write the prose again; quotations and code may stay.`;
    tally.count(slug, (await isOtherLanguage(prose, language)) ? [{ message }] : []);
  }
  return tally.outcome(language);
}
