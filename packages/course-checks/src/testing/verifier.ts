/** Verifies courses about one sample repository. */

import type { CitedSpan, Course, VerificationReport } from "@fondation/course";
import { openRepository } from "@fondation/repository";
import { makeSampleRepository } from "@fondation/repository/testing/sample-repository";
import { type Verification, verifyCourse } from "../verify-course.ts";
import { sampleCourse } from "./sample-course.ts";

export interface CourseVerifier {
  /** The unchanged sample course, which passes every check. */
  readonly course: Course;
  verify(course: Course, recorded?: readonly CitedSpan[]): Promise<Verification>;
  close(): Promise<void>;
}

export async function openVerifier(): Promise<CourseVerifier> {
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

export function failedChecks({ checks }: VerificationReport): string[] {
  return checks.filter(({ failed }) => failed > 0).map(({ id }) => id);
}

export function findings({ checks }: VerificationReport): string[] {
  return checks.flatMap((check) =>
    check.findings.map(({ slug, line, message }) => `${slug}:${line ?? "-"} ${message}`),
  );
}
