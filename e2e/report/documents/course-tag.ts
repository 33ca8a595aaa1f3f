/**
 * Tells the reporter before the run which course a test reads, so that it can report a missing
 * course.
 */

const TYPE = "course";

export interface CourseTag {
  readonly fixture: string;
  /** The engine, for a fixture with courses of several engines. */
  readonly engine: string | undefined;
}

/** The annotation of a test that reads the course of a fixture. */
export function reads(fixture: string, engine?: string): { type: string; description: string } {
  return { type: TYPE, description: engine === undefined ? fixture : `${fixture} ${engine}` };
}

/** The course in a test's annotations, or undefined. */
export function courseRead(
  annotations: readonly { type: string; description?: string | undefined }[],
): CourseTag | undefined {
  const words = annotations.find(({ type }) => type === TYPE)?.description?.split(" ");
  return words === undefined ? undefined : { fixture: words[0] ?? "", engine: words[1] };
}
