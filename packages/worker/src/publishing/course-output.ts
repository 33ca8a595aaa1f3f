/** The operator's directory of finished courses: `<owner>/<name>/<commit>/`. */
import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "@fondation/environment";
import { exportBooklet, exportCourse } from "./export.ts";
import type { VerifiedCourse } from "./publish.ts";

/** The course is already published, so a failure is only logged. Nothing rejects. */
export interface CourseOutput {
  /** `repository`: `owner/name`. */
  writeCourse(repository: string, verified: VerifiedCourse): Promise<void>;
  /** Adds the PDF to a course that this worker has written or is writing. */
  writeBooklet(repository: string, commit: string, booklet: Uint8Array): Promise<void>;
}

export function createCourseOutput(output: string, log: Log): CourseOutput {
  // One after the other: a PDF must not overtake its course.
  let last: Promise<void> = Promise.resolve();
  const write = (below: string, into: (directory: string) => Promise<boolean>, what: string) => {
    const writeNow = async () => {
      try {
        await mkdir(output, { recursive: true });
        // The operator's own setting may be a link. Below it, none is followed.
        const directory = join(await realpath(output), below);
        if (await into(directory)) log.info({ directory }, `${what} is written`);
      } catch (error) {
        log.error({ err: error, directory: join(output, below) }, `${what} could not be written`);
      }
    };
    last = last.then(writeNow);
    return last;
  };
  return {
    writeCourse: (repository, { course, manifest, diagrams }) =>
      write(
        join(repository, course.commit),
        async (directory) => {
          await exportCourse(course, manifest, directory, { diagrams });
          return true;
        },
        "The course",
      ),
    writeBooklet: (repository, commit, booklet) =>
      write(join(repository, commit), (directory) => exportBooklet(booklet, directory), "The PDF"),
  };
}
