/** Makes a course of a test repository, and verifies it. */

import { isPassed, type VerificationReport } from "@fondation/course";
import { verifyCourse } from "@fondation/course-checks";
import { openRepository } from "@fondation/repository";
import type { TestRepository } from "@fondation/repository/testing/test-repository";
import { type AnalyzedCourse, type AnalyzeRequest, analyze } from "../index.ts";

/** A request with defaults for everything that a test is not about. */
export function requestFor(
  { path, commit }: Pick<TestRepository, "path" | "commit">,
  request: Partial<AnalyzeRequest> = {},
): AnalyzeRequest {
  return {
    checkout: path,
    commit,
    repository: "test/repository",
    engine: "static",
    language: "fr",
    chapters: 10,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...request,
  };
}

export function courseOf(
  repository: Pick<TestRepository, "path" | "commit">,
  request: Partial<AnalyzeRequest> = {},
): Promise<AnalyzedCourse> {
  return analyze(requestFor(repository, request));
}

async function reportOn(
  course: AnalyzedCourse,
  { path, commit }: Pick<TestRepository, "path" | "commit">,
): Promise<VerificationReport> {
  const reader = await openRepository(path, commit);
  try {
    const { report } = await verifyCourse(course, reader);
    return report;
  } finally {
    await reader.close();
  }
}

/** The findings of the checks that the course does not pass, one per line. */
export async function findingsIn(
  course: AnalyzedCourse,
  repository: Pick<TestRepository, "path" | "commit">,
): Promise<string[]> {
  const { checks } = await reportOn(course, repository);
  return checks
    .filter((check) => !isPassed(check))
    .flatMap(({ findings }) => findings.map(({ check, slug, message }) => `${check} ${slug}: ${message}`));
}

/** The text of the first document whose slug contains `part`. */
export function documentLike(course: AnalyzedCourse, part: string): string {
  const found = course.documents.find(({ slug }) => slug.includes(part));
  if (found === undefined)
    throw new Error(`No document like ${part} among ${course.documents.map(({ slug }) => slug)}`);
  return found.content;
}
