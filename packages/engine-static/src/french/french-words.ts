import type { Words } from "../words/course-words.ts";
import { CHAPTER } from "./french-chapter.ts";
import { DATA } from "./french-data.ts";
import { FACETS } from "./french-facets.ts";
import { OPENING } from "./french-opening.ts";
import { OUTLINE } from "./french-outline.ts";
import { REVIEW } from "./french-review.ts";
import { TUTORIAL } from "./french-tutorial.ts";

export const FRENCH: Words = {
  ...OUTLINE,
  opening: OPENING,
  chapter: CHAPTER,
  data: DATA,
  facets: FACETS,
  review: REVIEW,
  tutorial: TUTORIAL,
};
