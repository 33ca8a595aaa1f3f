/** Verifies courses about one sample repository, and says which checks turned red. */

import type { CitedSpan, Course, VerificationReport } from "@fondation/course";
import { openRepository } from "@fondation/repository";
import { type Verification, verifyCourse } from "../verify.ts";
import { sampleCourse } from "./sample-course.ts";
import { makeSampleRepository } from "@fondation/repository/testing/sample-repository";

/** One sample repository, open. */
export interface Bench {
  /** The course that passes. */
  readonly course: Course;
  verify(course: Course, recorded?: readonly CitedSpan[]): Promise<Verification>;
  close(): Promise<void>;
}

/** Makes the repository and opens it. */
export async function openBench(): Promise<Bench> {
  const sample = await makeSampleRepository();
  const repository = await openRepository(sample.path, sample.commit);
  return {
    course: sampleCourse(sample.commit),
    verify: (course, recorded = []) => verifyCourse(course, repository, { recorded }),
    async close() {
      await repository.close();
      await sample[Symbol.asyncDispose]();
    },
  };
}

/** The ids of the checks that found something. */
export function redChecks({ checks }: VerificationReport): string[] {
  return checks.filter(({ failed }) => failed > 0).map(({ id }) => id);
}

/** Every finding as `slug:line message`. */
export function findings({ checks }: VerificationReport): string[] {
  return checks.flatMap((check) =>
    check.findings.map(({ slug, line, message }) => `${slug}:${line ?? "-"} ${message}`),
  );
}
