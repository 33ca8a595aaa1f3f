/**
 * Stable codes of what can be wrong with the backend itself, as opposed to a function's own errors.
 */
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

/** The backend cannot start or cannot be built; `advice` says what to do next. */
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
 * A mistake of the calling function or client (a malformed id, a document that breaks the schema, a
 * limit). Inside a function it becomes an ordinary `Error` that the function may catch.
 */
export class FunctionError extends Error {
  override readonly name: string = "FunctionError";
}

/** What a function asked for exists in Convex but not here; the message names it. */
export class UnsupportedError extends FunctionError {
  override readonly name = "UnsupportedError";

  constructor(what: string) {
    super(
      `The embedded Convex backend does not support ${what}. Use Convex Cloud or a self-hosted Convex for it.`,
    );
  }
}
