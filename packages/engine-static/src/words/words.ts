/**
 * Every sentence a course can say. One value per language implements this type. Arguments are
 * Markdown already (code spans, links) unless a comment says otherwise; counts are numbers.
 */

import type { ChapterWords } from "./chapter-words.ts";
import type { OutlineWords } from "./outline-words.ts";
import type { ReviewWords } from "./review-words.ts";
import type { TutorialWords } from "./tutorial-words.ts";

/** The words of one language. */
export interface Words extends OutlineWords {
  readonly chapter: ChapterWords;
  readonly review: ReviewWords;
  readonly tutorial: TutorialWords;
}
