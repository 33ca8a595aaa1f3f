/**
 * A course's YAML, manifest or set of documents cannot be read. The message says what was read and
 * why it failed.
 */
export class CourseFormatError extends Error {
  override readonly name = "CourseFormatError";
  readonly code = "COURSE_FORMAT";
  readonly advice: string;

  constructor(message: string, advice: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.advice = advice;
  }
}
