/** A stable code, what failed, and what to do next. The texts are for users. */
export class RepositoryError extends Error {
  override readonly name = "RepositoryError";
  readonly code: "REPOSITORY_INVALID" | "REPOSITORY_EMPTY" | "REPOSITORY_TOO_LARGE" | "INTERNAL";
  readonly advice: string;

  constructor({
    code,
    message,
    advice,
    cause,
  }: Pick<RepositoryError, "code" | "message" | "advice"> & { cause?: unknown }) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.advice = advice;
  }
}
