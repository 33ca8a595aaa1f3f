/** A checked-out repository in, a course out. */

import { type Course, MAX_CHAPTERS, MIN_CHAPTERS } from "@fondation/course";
import { FondationError } from "@fondation/environment";
import { type Engine, type EngineName, selectEngine } from "./engine.ts";
import { runPipeline } from "./pipeline.ts";
import type { AnalyzeRequest } from "./request.ts";
import { STATIC_ENGINE } from "./static/engine.ts";

const ENGINES: Readonly<Partial<Record<EngineName, Engine>>> = { static: STATIC_ENGINE };

/** A course with the languages its repository is written in. */
export type AnalyzedCourse = Course & { readonly languages: string[] };

/**
 * Analyses a repository in six steps. Throws REPOSITORY_EMPTY without a commit or source code, ENGINE_NOT_BUILT for an engine
 * that does not exist yet, INTERNAL for a number of chapters outside 3…20, and the signal's reason when aborted.
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
  const engine = ENGINES[selectEngine(request.engine).engine];
  if (engine === undefined) throw new Error(`The engine ${request.engine} was selected and does not exist.`);
  return runPipeline(engine, request);
}
