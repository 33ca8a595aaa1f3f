/** G16: a list that is cut says how much it leaves out. */

import { type CheckOutcome, type Language, walkBlocks } from "@fondation/course";
import { type CheckName, type Fault, Tally } from "../outcome/tally.ts";
import type { DocumentText } from "../reading/course-text.ts";
import { type Listing, listingsIn, ownWords } from "./listings.ts";
import { countsIn } from "./numbers.ts";

export const CUTS: CheckName = {
  id: "G16",
  title: { fr: "Listes complètes, ou coupées en le disant", en: "Lists complete, or cut openly" },
};

const NEXT_STEP = "List everything, or say how many are left out.";
/** Ends an enumeration without its number. */
const AND_SO_ON =
  /(?:^|[\s,(])(?:etc\.|etc$|and so on|et ainsi de suite|et d’autres|and others?(?=[.;:)]|$)|…$|\.\.\.$)/iu;
/** Announces a selection. */
const SELECTION = /\b(?:premiers|premières|first|principaux|principales)\b/iu;

export function checkCuts(texts: readonly DocumentText[], language: Language): CheckOutcome {
  const tally = new Tally(CUTS);
  for (const document of texts) {
    for (const listing of listingsIn(document)) tally.count(document.slug, listFaults(listing));
    walkBlocks(document.blocks, ({ line, ...block }) => {
      if (block.kind !== "paragraph") return;
      const message = `An enumeration ends without saying how much is left out. ${NEXT_STEP}`;
      const isCut = ownWords(block.pieces)
        .split(/(?<=[.!?]) /u)
        .some((sentence) => AND_SO_ON.test(sentence));
      tally.count(document.slug, isCut ? [{ line, message }] : []);
    });
  }
  return tally.outcome(language);
}

/** The sentence gives two numbers, such as "the first 3 of 8", or the last item counts the others. */
function listFaults({ announcement, leftOut, line }: Listing): Fault[] {
  const isSelection = SELECTION.test(announcement) && countsIn(announcement).length > 0;
  if (!isSelection || leftOut !== undefined || countsIn(announcement).length > 1) return [];
  return [{ line, message: `The list is a selection and does not say of how many. ${NEXT_STEP}` }];
}
