import type { Words } from "../words/course-words.ts";
import { CHAPTER } from "./english-chapter.ts";
import { DATA } from "./english-data.ts";
import { FACETS } from "./english-facets.ts";
import { OPENING } from "./english-opening.ts";
import { OUTLINE } from "./english-outline.ts";
import { REVIEW } from "./english-review.ts";
import { TUTORIAL } from "./english-tutorial.ts";

export const ENGLISH: Words = {
  ...OUTLINE,
  opening: OPENING,
  chapter: CHAPTER,
  data: DATA,
  facets: FACETS,
  review: REVIEW,
  tutorial: TUTORIAL,
};
