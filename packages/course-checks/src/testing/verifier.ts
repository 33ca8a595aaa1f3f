/** Verifies courses about one sample repository. */

import { type CitedSpan, type Course, isPassed, type VerificationReport } from "@fondation/course";
import { openRepository, type RepositoryReader } from "@fondation/repository";
import { SAMPLE_FILES } from "@fondation/repository/testing/sample-repository";
import { makeRepository, type TestRepository } from "@fondation/repository/testing/test-repository";
import { type Verification, verifyCourse } from "../verify-course.ts";
import { sampleCourse } from "./sample-course.ts";

export interface CourseVerifier {
  /** The unchanged sample course, which passes every check. */
  readonly course: Course;
  readonly repository: RepositoryReader;
  verify(course: Course, recorded?: readonly CitedSpan[]): Promise<Verification>;
  close(): Promise<void>;
}

const WORK = `import { Queue } from "./queue.ts";

export function work(queue: Queue) {
  return queue.take() ?? idle();
}

function idle() {}
`;

const PILE = `import { Queue } from "./queue.ts";

export class Pile extends Queue {}
`;

/** The sample repository of all packages, and a file that uses another one. */
export function makeCheckedRepository(): Promise<TestRepository> {
  const { "src/worker.py": _, ...files } = SAMPLE_FILES;
  return makeRepository({
    ...files,
    "src/work.ts": WORK,
    "src/pile.ts": PILE,
    passwd: { link: "/etc/passwd" },
  });
}

export async function openVerifier(): Promise<CourseVerifier> {
  const sample = await makeCheckedRepository();
  const repository = await openRepository(sample.path, sample.commit);
  return {
    course: sampleCourse(sample.commit),
    repository,
    verify: (course, recorded = []) => verifyCourse(course, repository, { recorded }),
    async close() {
      await repository.close();
      await sample[Symbol.asyncDispose]();
    },
  };
}

export function failedChecks({ checks }: VerificationReport): string[] {
  return checks.filter((check) => !isPassed(check)).map(({ id }) => id);
}

export function findings({ checks }: VerificationReport): string[] {
  return checks.flatMap((check) =>
    check.findings.map(({ slug, line, message }) => `${slug}:${line ?? "-"} ${message}`),
  );
}
