/** Stable codes for errors of the backend itself, as opposed to errors of functions. */
export type EmbeddedConvexErrorCode =
  | "ADDRESS_INVALID"
  | "AUTH_CONFIG_INVALID"
  | "BUNDLE_FAILED"
  | "CRONS_INVALID"
  | "DATA_CORRUPT"
  | "DATA_DENIED"
  | "DATA_EXISTS"
  | "DATA_IN_USE"
  | "DATA_INVALID"
  | "DATA_LOST"
  | "DATA_MISSING"
  | "DISK_FULL"
  | "FUNCTIONS_INVALID"
  | "PORT_IN_USE"
  | "SCHEMA_INVALID"
  | "SCHEMA_MISMATCH";

/** The backend cannot be started or built. `advice` says what to do next. */
export class EmbeddedConvexError extends Error {
  override readonly name = "EmbeddedConvexError";
  readonly code: EmbeddedConvexErrorCode;
  readonly advice: string;

  constructor(code: EmbeddedConvexErrorCode, message: string, advice: string, options?: ErrorOptions) {
    super(`${message} ${advice}`, options);
    this.code = code;
    this.advice = advice;
  }
}

/** For stored data that is not what was stored: the file was changed, or the disk is damaged. */
export class DamagedDataError extends Error {
  override readonly name = "DamagedDataError";
  readonly code = "DATA_CORRUPT";
  readonly what: string;

  constructor(what: string) {
    super(`DATA_CORRUPT: ${what}: the database is damaged.`);
    this.what = what;
  }
}

/**
 * A bug in the calling function or client (a malformed id, a document that violates the schema, a
 * limit). Inside a function it becomes an ordinary `Error` that the function may catch.
 */
export class FunctionError extends Error {
  override readonly name: string = "FunctionError";
}

/** For a feature of Convex that this backend lacks. The message names it. */
export class UnsupportedError extends FunctionError {
  override readonly name = "UnsupportedError";

  constructor(what: string) {
    super(
      `The embedded Convex backend does not support ${what}. Use Convex Cloud or a self-hosted Convex for it.`,
    );
  }
}
