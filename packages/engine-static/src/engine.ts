/** The static engine: a course from the code alone, without a model, the same for the same commit. */

import type { Engine, AnalysisInput, EngineRun } from "@fondation/course/engine";
import { analyzeCode } from "@fondation/code";
import { openRepository } from "@fondation/repository";
import { writeChapter } from "./chapter/chapter.ts";
import { type CourseView, createView } from "./view/course-view.ts";
import { describeAbstractions, describeOrder, describeRelationships } from "./plan/plan.ts";
import { writeReview } from "./review/review.ts";
import { writeTutorial } from "./tutorial/tutorial.ts";

/** Changes whenever the same commit could give another course. */
const VERSION = "1";

/** The static engine. */
export const STATIC_ENGINE: Engine = {
  stamp: { name: "static", version: VERSION },
  open: (input) => openRun(input),
};

function openRun(input: AnalysisInput): EngineRun {
  let analysis: Promise<CourseView> | undefined;
  // Everything follows from the commit: a run that finds all its checkpoints never parses a file.
  const view = (): Promise<CourseView> => {
    analysis ??= viewOf(input);
    return analysis;
  };
  const topicAt = (found: CourseView, position: number): CourseView["topics"][number] => {
    const topic = found.placementAt(position)?.topic;
    if (topic === undefined) throw new Error(`The course has no chapter ${position}.`);
    return topic;
  };
  return {
    async discover() {
      const found = await view();
      const { files, languages } = found.survey;
      return { abstractions: describeAbstractions(found), languages, files: files.length };
    },
    relate: async () => describeRelationships(await view()),
    order: async () => describeOrder(await view()),
    async chapter(_outline, position) {
      const found = await view();
      return writeChapter(position, topicAt(found, position), found);
    },
    async review(_outline, position, chapter) {
      const found = await view();
      return writeReview(position, topicAt(found, position), chapter, found);
    },
    async tutorial(_outline, position) {
      const found = await view();
      return writeTutorial(position, topicAt(found, position), found);
    },
    concurrency: 1,
    close: async () => {},
  };
}

/** Everything the documents are written from. Throws REPOSITORY_EMPTY without source code. */
async function viewOf(input: AnalysisInput): Promise<CourseView> {
  const { checkout, commit, repository, language, chapters, signal, grammars } = input;
  const reader = await openRepository(checkout, commit, signal);
  try {
    const facts = await analyzeCode({
      repository: reader,
      parts: chapters,
      signal,
      ...(grammars === undefined ? {} : { grammars }),
    });
    return createView({ repository, commit, language, ...facts });
  } finally {
    await reader.close();
  }
}
