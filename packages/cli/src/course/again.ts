/** A second analysis of an exported course's commit, with the settings that its manifest records. */
import { analyze } from "@fondation/analyzer";
import { type Course, type Manifest, MAX_CHAPTERS } from "@fondation/course";
import { FondationError } from "@fondation/environment";
import { startProgress } from "../terminal/progress.ts";

/** Throws COURSE_NOT_REPEATABLE for a course of a model, or of another version of the engine. */
export async function analyzeAgain(manifest: Manifest, checkout: string, grammars: string): Promise<Course> {
  const { commit, repository, language, chapters, shortfall, engine } = manifest;
  if (engine.name !== "static") throw notRepeatable(manifest, "a model never writes the same course twice");
  const progress = startProgress("analyzing again");
  try {
    const course = await analyze({
      checkout,
      commit,
      repository,
      language,
      // A course with a shortfall was asked for more chapters than the repository gives.
      chapters: shortfall === undefined ? chapters : MAX_CHAPTERS,
      engine: "static",
      signal: new AbortController().signal,
      grammars,
      onProgress: ({ stage, step }) => progress.at(`analyzing again, step ${step} of 6, ${stage}`),
    });
    if (course.engine.version !== engine.version) {
      throw notRepeatable(manifest, `this program has version ${course.engine.version} of the engine`);
    }
    return course;
  } finally {
    progress.clear();
  }
}

function notRepeatable({ engine }: Manifest, why: string): FondationError {
  return new FondationError({
    code: "COURSE_NOT_REPEATABLE",
    message: `the course was written by the engine ${engine.name}, version ${engine.version}: ${why}`,
    advice: "Verify it without --again.",
  });
}
