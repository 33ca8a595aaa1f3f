/** Stable codes for errors of the backend itself, as opposed to errors of functions. */
export type EmbeddedConvexErrorCode =
  | "AUTH_CONFIG_INVALID"
  | "BUNDLE_FAILED"
  | "CRONS_INVALID"
  | "DATA_IN_USE"
  | "DATA_INVALID"
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
