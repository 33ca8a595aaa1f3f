/**
 * Tells the reporter before the run which course a test reads, so that a course that never came is
 * missed.
 */

const TYPE = "course";

export interface CourseTag {
  readonly fixture: string;
  /** The engine, where the fixture has courses of several. */
  readonly engine: string | undefined;
}

/** The annotation of a test that reads the course of a fixture. */
export function reads(fixture: string, engine?: string): { type: string; description: string } {
  return { type: TYPE, description: engine === undefined ? fixture : `${fixture} ${engine}` };
}

/** The course in a test's annotations; undefined if there is none. */
export function courseRead(
  annotations: readonly { type: string; description?: string | undefined }[],
): CourseTag | undefined {
  const words = annotations.find(({ type }) => type === TYPE)?.description?.split(" ");
  return words === undefined ? undefined : { fixture: words[0] ?? "", engine: words[1] };
}
