/** G14: the course does not repeat itself: few of its sentences stand in more than two documents. */

import type { CheckOutcome, Course } from "@fondation/course";
import { type CheckName, measured, roundedUp, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { normalized, sentencesOf } from "./sentences.ts";

export const REPETITION: CheckName = {
  id: "G14",
  title: { fr: "Phrases qui ne se répètent pas", en: "Sentences that do not repeat" },
};

/** A sentence may stand in this many documents. */
const MOST_DOCUMENTS = 2;
/** The percentage of sentences that may stand in more documents. */
const MOST_REPEATED = 5;

interface Place {
  readonly slug: string;
  readonly line: number;
}

/**
 * Counts every occurrence of a sentence: the reader meets each of them. A model writes one document
 * at a time and does not know the others: its courses are measured, without a bound.
 */
export function checkRepetition(
  texts: readonly DocumentText[],
  { engine, language }: Pick<Course, "engine" | "language">,
): CheckOutcome {
  const places = new Map<string, Place[]>();
  for (const document of texts) {
    for (const { text, line } of sentencesOf(document)) {
      const key = normalized(text);
      if (key === undefined) continue;
      const known = places.get(key) ?? [];
      places.set(key, known);
      known.push({ slug: document.slug, line });
    }
  }
  const tally = new Tally(REPETITION);
  for (const [sentence, found] of places) {
    const documents = new Set(found.map(({ slug }) => slug)).size;
    const isRepeated = documents > MOST_DOCUMENTS;
    found.forEach(({ slug, line }, index) => {
      const message = `"${shortened(sentence)}" stands in ${documents} documents. Name what is true of this part only, or leave the sentence out.`;
      // One finding tells of the sentence; each place counts.
      tally.count(slug, isRepeated ? [{ line, message }] : [], index === 0);
    });
  }
  const outcome = tally.outcome(language);
  if (outcome.checked === 0) return outcome;
  const percent = roundedUp((100 * outcome.failed) / outcome.checked);
  return measured(outcome, { percent, ...(engine.name === "static" ? { atMost: MOST_REPEATED } : {}) });
}

function shortened(sentence: string): string {
  return sentence.length > 90 ? `${sentence.slice(0, 89)}…` : sentence;
}
