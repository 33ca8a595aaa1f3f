/** The static engine: a course from the code alone, without a model, the same for the same commit. */

import type { Engine, EngineInput, EngineRun } from "../engine.ts";
import { linkFiles } from "../graph/links.ts";
import { createBreathe } from "../pace.ts";
import { surveyRepository } from "../repository/survey.ts";
import { selectParts } from "../topics/selection.ts";
import { orderTopics } from "../topics/teaching-order.ts";
import { tieTopics } from "../topics/ties.ts";
import { createTopics } from "../topics/topics.ts";
import { writeChapter } from "../writing/chapter.ts";
import { type CourseView, createView } from "../writing/course-view.ts";
import { describeAbstractions, describeOrder, describeRelationships } from "../writing/overview.ts";
import { writeReview } from "../writing/review.ts";
import { writeTutorial } from "../writing/tutorial.ts";

/** Changes whenever the same commit could give another course. */
const VERSION = "1";

/** The static engine. */
export const STATIC_ENGINE: Engine = {
  stamp: () => ({ name: "static", version: VERSION }),
  open: (input) => openRun(input),
};

function openRun(input: EngineInput): EngineRun {
  let analysis: Promise<CourseView> | undefined;
  // Everything follows from the commit: a run that finds all its checkpoints never parses a file.
  const view = (): Promise<CourseView> => {
    analysis ??= analyseRepository(input);
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
      const { survey, topics, words } = found;
      const shortfall =
        topics.length < input.chapters
          ? {
              shortfall: words.shortfall({
                wanted: input.chapters,
                found: topics.length,
                files: survey.files.length,
              }),
            }
          : {};
      return { abstractions: describeAbstractions(found), languages: survey.languages, ...shortfall };
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

/** Everything the analysis finds, whatever is then made of it. Throws REPOSITORY_EMPTY without source code. */
export async function analyseRepository(input: EngineInput): Promise<CourseView> {
  const { checkout, commit, repository, language, chapters, signal, grammars } = input;
  const breathe = createBreathe(signal);
  const survey = await surveyRepository({
    checkout,
    commit,
    signal,
    breathe,
    ...(grammars === undefined ? {} : { grammars }),
  });
  const links = await linkFiles(survey, breathe);
  const parts = await selectParts(survey, links, chapters, breathe);
  const topics = createTopics(survey, links, parts);
  await breathe();
  const ties = tieTopics(topics, links, survey);
  const placements = orderTopics(topics, ties);
  return createView({ repository, commit, language, survey, links, topics, ties, placements });
}
