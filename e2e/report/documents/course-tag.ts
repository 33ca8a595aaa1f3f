/**
 * Tells the reporter before the run which course a test reads, so that it can report a missing
 * course.
 */

const TYPE = "course";

export interface CourseTag {
  readonly fixture: string;
  /** The engine, for a fixture with courses of several engines. */
  readonly engine?: string | undefined;
  /** Whether the test opens a sample on every target. */
  readonly sample?: boolean | undefined;
}

/** The annotation of a test that reads the course of a fixture. */
export function reads(fixture: string, others: Omit<CourseTag, "fixture"> = {}) {
  return { type: TYPE, description: JSON.stringify({ fixture, ...others } satisfies CourseTag) };
}

/** The course in a test's annotations, or undefined. */
export function courseRead(
  annotations: readonly { type: string; description?: string | undefined }[],
): CourseTag | undefined {
  const description = annotations.find(({ type }) => type === TYPE)?.description;
  return description === undefined ? undefined : (JSON.parse(description) as CourseTag);
}
