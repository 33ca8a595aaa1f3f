/** Tells the reporter, before anything runs, which course a test reads: a course that never came is missed, too. */

const TYPE = "course";

/** The course that a test reads. */
export interface CourseTag {
  readonly fixture: string;
  /** Who wrote it, where there is more than one course of the fixture. */
  readonly engine: string | undefined;
}

/** The annotation of a test that reads the course of a fixture. */
export function reads(fixture: string, engine?: string): { type: string; description: string } {
  return { type: TYPE, description: engine === undefined ? fixture : `${fixture} ${engine}` };
}

/** The course that a test reads, by its annotations; undefined for a test that reads none. */
export function courseRead(
  annotations: readonly { type: string; description?: string | undefined }[],
): CourseTag | undefined {
  const words = annotations.find(({ type }) => type === TYPE)?.description?.split(" ");
  return words === undefined ? undefined : { fixture: words[0] ?? "", engine: words[1] };
}
