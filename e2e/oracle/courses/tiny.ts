/** The course of the fixture `tiny`: three Python files, too few for ten chapters. */
import type { ExpectedCourse } from "../expected-course.ts";

export const TINY: ExpectedCourse = {
  fixture: "tiny",
  commit: "b99b548d7cb5345c90606f9ef8a8020e7f7af4a7",
  chapters: 3,
  documents: [
    ["step1_abstractions.yaml", "step1_abstractions.yaml"],
    ["step2_relationships.yaml", "step2_relationships.yaml"],
    ["step3_order.yaml", "step3_order.yaml"],
    ["chapters/chapter_01_tally.md", "Chapitre 1 : Tally"],
    ["chapters/chapter_02_report.md", "Chapitre 2 : Report"],
    ["chapters/chapter_03_order.md", "Chapitre 3 : Order"],
    ["reviewed-chapters/chapter_01_tally.md", "Chapitre 1 : Tally"],
    ["reviewed-chapters/chapter_02_report.md", "Chapitre 2 : Report"],
    ["reviewed-chapters/chapter_03_order.md", "Chapitre 3 : Order"],
    ["tutorials/tutorial_01_tally.md", "Tutoriel 1 : Tally"],
    ["tutorials/tutorial_02_report.md", "Tutoriel 2 : Report"],
    ["tutorials/tutorial_03_order.md", "Tutoriel 3 : Order"],
  ],
};
