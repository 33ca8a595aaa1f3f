import type { Words } from "../words/course-words.ts";
import { CHAPTER } from "./chapter.ts";
import { OUTLINE } from "./outline.ts";
import { REVIEW } from "./review.ts";
import { TUTORIAL } from "./tutorial.ts";

export const ENGLISH: Words = { ...OUTLINE, chapter: CHAPTER, review: REVIEW, tutorial: TUTORIAL };
