/**
 * Every sentence that a course can contain. Each language implements this type. Arguments are
 * already Markdown (code spans, links) unless a comment says otherwise. Counts are numbers.
 */

import type { ChapterWords } from "./chapter-words.ts";
import type { DataWords } from "./data-words.ts";
import type { FacetWords } from "./facet-words.ts";
import type { OpeningWords } from "./opening-words.ts";
import type { OutlineWords } from "./outline-words.ts";
import type { ReviewWords } from "./review-words.ts";
import type { TutorialWords } from "./tutorial-words.ts";

export interface Words extends OutlineWords {
  readonly opening: OpeningWords;
  readonly chapter: ChapterWords;
  readonly data: DataWords;
  readonly facets: FacetWords;
  readonly review: ReviewWords;
  readonly tutorial: TutorialWords;
}
