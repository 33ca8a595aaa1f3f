/** The course of the fixture `tiny`: three Python files, too few for ten chapters. */
import type { ExpectedCourse } from "../expected-course.ts";

export const TINY: ExpectedCourse = {
  fixture: "tiny",
  commit: "b99b548d7cb5345c90606f9ef8a8020e7f7af4a7",
  chapters: 4,
  documents: [
    ["step1_abstractions.yaml", "step1_abstractions.yaml"],
    ["step2_relationships.yaml", "step2_relationships.yaml"],
    ["step3_order.yaml", "step3_order.yaml"],
    ["chapters/chapter_01_tally.md", "Chapitre 1 : Tally"],
    ["chapters/chapter_02_format_counts.md", "Chapitre 2 : Format counts"],
    ["chapters/chapter_03_most_frequent.md", "Chapitre 3 : Most frequent"],
    ["chapters/chapter_04_count_words.md", "Chapitre 4 : Count words"],
    ["reviewed-chapters/chapter_01_tally.md", "Chapitre 1 : Tally"],
    ["reviewed-chapters/chapter_02_format_counts.md", "Chapitre 2 : Format counts"],
    ["reviewed-chapters/chapter_03_most_frequent.md", "Chapitre 3 : Most frequent"],
    ["reviewed-chapters/chapter_04_count_words.md", "Chapitre 4 : Count words"],
    ["tutorials/tutorial_01_tally.md", "Tutoriel 1 : Tally"],
    ["tutorials/tutorial_02_format_counts.md", "Tutoriel 2 : Format counts"],
    ["tutorials/tutorial_03_most_frequent.md", "Tutoriel 3 : Most frequent"],
    ["tutorials/tutorial_04_count_words.md", "Tutoriel 4 : Count words"],
  ],
};
