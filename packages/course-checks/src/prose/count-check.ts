/** G15: a number that announces a list is the number of its items. */

import type { CheckOutcome, Language } from "@fondation/course";
import { type CheckName, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { listingsIn } from "./listings.ts";
import { countsIn } from "./numbers.ts";

export const COUNTS: CheckName = {
  id: "G15",
  title: { fr: "Nombres d’accord avec les listes", en: "Numbers agree with the lists below them" },
};

/** Checks the sentences that end with a colon above a list and contain a number of things. */
export function checkCounts(texts: readonly DocumentText[], language: Language): CheckOutcome {
  const tally = new Tally(COUNTS);
  for (const document of texts) {
    for (const { announcement, shown, leftOut = 0, line } of listingsIn(document)) {
      const counts = announcement.endsWith(":") ? countsIn(announcement) : [];
      if (counts.length === 0) continue;
      const agrees = counts.some((count) => count === shown || count === shown + leftOut);
      const said = counts.join(" and ");
      const message = `The sentence announces ${said}, but the list has ${shown + leftOut} items. Count what is shown and what is left out.`;
      tally.count(document.slug, agrees ? [] : [{ line, message }]);
    }
  }
  return tally.outcome(language);
}
