/** The one error of this package: a text that should be part of a course is not. */

/** Thrown when a course's YAML, manifest or set of documents cannot be read. Says what was read, why it failed and what to do next. */
export class CourseFormatError extends Error {
  override readonly name = "CourseFormatError";
  /** Stable. */
  readonly code = "COURSE_FORMAT";
  /** What to do next. */
  readonly advice: string;

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.advice = advice;
  }
}
