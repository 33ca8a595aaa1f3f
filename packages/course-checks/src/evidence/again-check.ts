/** G13: a second analysis of the same commit gives the same bytes. */

import type { CheckOutcome, Course } from "@fondation/course";
import { type CheckName, type Fault, Tally } from "../outcome/tally.ts";

export const AGAIN: CheckName = {
  id: "G13",
  title: { fr: "Identique à une seconde analyse", en: "Identical when analyzed again" },
};

/** `again`: the course of the same commit, engine and settings, analyzed once more. */
export function checkAgain({ documents, language }: Course, again: Course): CheckOutcome {
  const tally = new Tally(AGAIN);
  const repeated = new Map(again.documents.map(({ slug, content }) => [slug, content]));
  for (const { slug, content } of documents) {
    tally.count(slug, differences(content, repeated.get(slug)));
    repeated.delete(slug);
  }
  for (const slug of repeated.keys()) {
    tally.count(slug, [{ message: "Only the second analysis has this document." }]);
  }
  return tally.outcome(language);
}

function differences(content: string, repeated: string | undefined): Fault[] {
  if (repeated === undefined) return [{ message: "The second analysis does not have this document." }];
  if (content === repeated) return [];
  const [lines, others] = [content.split("\n"), repeated.split("\n")];
  const index = lines.findIndex((line, at) => line !== others[at]);
  return [
    {
      line: (index === -1 ? lines.length : index) + 1,
      message: "From this line on, the second analysis differs.",
    },
  ];
}
