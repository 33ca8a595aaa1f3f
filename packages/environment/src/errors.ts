/**
 * The stable error codes of a job, and the error class of all packages. Imports no Node module,
 * because the backend's functions use it too.
 */

/**
 * How a job is retried that failed with a code. `at-reset`: at the given time; `once-with-model`:
 * once, never with the static engine.
 */
export type Retry = "never" | "at-reset" | "back-off" | "once-with-model" | "once";

/** Every code a job can end with, and whether another attempt can help. */
export const JOB_ERRORS = {
  REPOSITORY_INVALID: "never",
  REPOSITORY_NOT_FOUND: "never",
  REPOSITORY_DENIED: "never",
  REPOSITORY_EMPTY: "never",
  REPOSITORY_TOO_LARGE: "never",
  ENGINE_AUTH: "never",
  ENGINE_BUDGET: "never",
  ENGINE_REFUSED: "never",
  JOB_TIMEOUT: "never",
  DISK_FULL: "never",
  INTERNAL: "never",
  ENGINE_RATE_LIMIT: "at-reset",
  ENGINE_UNAVAILABLE: "back-off",
  NETWORK: "back-off",
  ENGINE_OUTPUT: "once-with-model",
  COURSE_INVALID: "once-with-model",
  WORKER_LOST: "once",
} as const satisfies Record<string, Retry>;

export type JobErrorCode = keyof typeof JOB_ERRORS;

export interface Failure {
  /** Stable, upper-case; a {@link JobErrorCode} when it can end a job. */
  readonly code: string;
  /** One sentence for users: what was being done with what, and why it failed. */
  readonly message: string;
  readonly advice: string;
  readonly cause?: unknown;
}

/**
 * An error that a user can act on. It is printed without a stack. Any other error is a bug and
 * keeps its stack.
 */
export class FondationError extends Error {
  override readonly name = "FondationError";
  readonly code: string;
  readonly advice: string;

  constructor({ code, message, advice, cause }: Failure) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.advice = advice;
  }
}

/**
 * Whether an error has a code and advice for users: a {@link FondationError}, or an error of a
 * package below this one.
 */
export function isFailure(error: unknown): error is Error & Failure {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    "advice" in error &&
    typeof error.advice === "string"
  );
}
