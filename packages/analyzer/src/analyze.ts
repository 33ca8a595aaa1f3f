import { MAX_CHAPTERS, MIN_CHAPTERS } from "@fondation/course";
import type { Engine } from "@fondation/course/engine";
import { claudeEngine } from "@fondation/engine-claude";
import { staticEngine } from "@fondation/engine-static";
import { FondationError } from "@fondation/environment";
import { writeCourse } from "./write-course.ts";
import type { AnalyzedCourse, AnalyzeRequest } from "./analysis-request.ts";

/** @throws ModelError ENGINE_AUTH for `claude` without a model. */
function engineFor({ engine, model, analyzeCode }: AnalyzeRequest): Engine {
  return engine === "static" ? staticEngine(analyzeCode) : claudeEngine(model, undefined, analyzeCode);
}

/**
 * Analyzes a repository in six steps.
 * @throws FondationError REPOSITORY_EMPTY without a commit or source code, INTERNAL for a number of
 * chapters outside 3…20; ModelError for a failure of the model; the signal's reason when aborted.
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
  return writeCourse(engineFor(request), request);
}
