/** A checked-out repository in, a course out. */

import { type Course, MAX_CHAPTERS, MIN_CHAPTERS, type StepUsage } from "@fondation/course";
import { FondationError } from "@fondation/environment";
import { CLAUDE_ENGINE } from "./claude/engine.ts";
import type { Engine, EngineName } from "./engine.ts";
import { runPipeline } from "./pipeline.ts";
import type { AnalyzeRequest } from "./request.ts";
import { STATIC_ENGINE } from "./static/engine.ts";

const ENGINES: Readonly<Record<EngineName, Engine>> = { static: STATIC_ENGINE, claude: CLAUDE_ENGINE };

/** A course with the languages its repository is written in, and what a model used for it. */
export type AnalyzedCourse = Course & {
  readonly languages: string[];
  readonly usage?: readonly StepUsage[];
};

/**
 * Analyses a repository in six steps. Throws REPOSITORY_EMPTY without a commit or source code, a ModelError for whatever goes wrong
 * with a model, INTERNAL for a number of chapters outside 3…20, and the signal's reason when aborted.
 */
export async function analyze(request: AnalyzeRequest): Promise<AnalyzedCourse> {
  const { chapters, signal } = request;
  signal.throwIfAborted();
  if (!Number.isInteger(chapters) || chapters < MIN_CHAPTERS || chapters > MAX_CHAPTERS) {
    throw new FondationError({
      code: "INTERNAL",
      message: `A course of ${chapters} chapters was asked for; it can have ${MIN_CHAPTERS} to ${MAX_CHAPTERS}.`,
      advice: `Ask for ${MIN_CHAPTERS} to ${MAX_CHAPTERS} chapters.`,
    });
  }
  return runPipeline(ENGINES[request.engine], request);
}
