import { type AnalyzeCode, analyzeCode } from "@fondation/code";
import type { Language } from "@fondation/course";
import type { AnalysisInput, Engine, EngineRun } from "@fondation/course/engine";
import { openRepository } from "@fondation/repository";
import { writeChapter } from "./chapter/chapter-document.ts";
import { ENGLISH } from "./english/english-words.ts";
import { FRENCH } from "./french/french-words.ts";
import { describeAbstractions } from "./plan/abstractions.ts";
import { describeLeftOut } from "./plan/left-out.ts";
import { describeOrder } from "./plan/order.ts";
import { describeRelationships } from "./plan/relationships.ts";
import { writeReview } from "./review/review-document.ts";
import { writeTutorial } from "./tutorial/tutorial-document.ts";
import { type CourseView, createView } from "./view/course-view.ts";
import type { Words } from "./words/course-words.ts";

/**
 * Raise it when the same commit may give a different course. Checkpoints of another version are not
 * used.
 */
const VERSION = "8";

const WORDS: Readonly<Record<Language, Words>> = { fr: FRENCH, en: ENGLISH };

/**
 * An engine that writes a course from the code alone, without a model. The same commit always gives the same
 * course.
 */
export function staticEngine(analyze: AnalyzeCode = analyzeCode): Engine {
  return {
    stamp: { name: "static", version: VERSION },
    open: (input) => openRun(input, analyze),
  };
}

function openRun(input: AnalysisInput, analyze: AnalyzeCode): EngineRun {
  let started: Promise<CourseView> | undefined;
  // The analysis starts at the first step without a checkpoint. A run with all checkpoints parses
  // no file.
  const view = (): Promise<CourseView> => {
    started ??= viewOf(input, analyze);
    return started;
  };
  const topicOf = (course: CourseView, position: number): CourseView["topics"][number] => {
    const topic = course.placementAt(position)?.topic;
    if (topic === undefined) throw new Error(`The course has no chapter ${position}.`);
    return topic;
  };
  return {
    async discover() {
      const course = await view();
      const { files, languages } = course.survey;
      const [fr, en] = [FRENCH, ENGLISH].map((words) => describeLeftOut(course.survey, words));
      return {
        ...{ abstractions: describeAbstractions(course), languages, files: files.length },
        ...(fr === undefined || en === undefined ? {} : { leftOut: { fr, en } }),
      };
    },
    relate: async () => describeRelationships(await view()),
    order: async () => describeOrder(await view()),
    async chapter(_outline, position) {
      const course = await view();
      return writeChapter(position, topicOf(course, position), course);
    },
    async review(_outline, position) {
      const course = await view();
      return writeReview(position, topicOf(course, position), course);
    },
    async tutorial(_outline, position) {
      const course = await view();
      return writeTutorial(position, topicOf(course, position), course);
    },
    concurrency: 1,
    close: async () => {},
  };
}

/** @throws FondationError REPOSITORY_EMPTY for a repository without source code. */
async function viewOf(input: AnalysisInput, analyze: AnalyzeCode): Promise<CourseView> {
  const { checkout, commit, repository, language, chapters, signal, grammars } = input;
  const reader = await openRepository(checkout, commit, signal);
  try {
    const facts = await analyze({
      repository: reader,
      parts: chapters,
      signal,
      ...(grammars === undefined ? {} : { grammars }),
    });
    return createView({ repository, commit, language, words: WORDS[language], ...facts });
  } finally {
    await reader.close();
  }
}
