/**
 * What one connection may cost before its caller is known, and after. A caller is known by a token
 * that a provider of `auth.config.ts` verified, or by the admin key; a deployment without providers
 * knows everybody. Bytes are counted as they arrive, before anything is decoded, parsed or logged.
 */

export interface ConnectionLimits {
  /** Of one request's body, or of one message of a WebSocket, in bytes. */
  readonly messageBytes: number;
  /** Subscribed at the same time by one WebSocket, and so also in one message. */
  readonly queries: number;
  /** From the end of the head to the end of a body, in milliseconds. */
  readonly bodyMs: number;
}

/** For strangers. A page of Fondation sends messages of about 1 kB and subscribes to about 20. */
export const STRANGER: ConnectionLimits = {
  messageBytes: 64 << 10,
  queries: 256,
  bodyMs: 10_000,
};

/**
 * For callers that are known: arguments may have 16 MiB as Convex counts them, which are 22 MiB as
 * base64, and more with escapes.
 */
export const KNOWN: ConnectionLimits = {
  messageBytes: 32 << 20,
  queries: 8192,
  bodyMs: 120_000,
};

/**
 * For all strangers together. Over a limit, the connection that has been a stranger for the
 * longest is ended, so that strangers cannot keep others out.
 */
export const ALL_STRANGERS = {
  connections: 1000,
  /** Unfinished messages and bodies, and the arguments of subscribed queries. */
  bytes: 4 << 20,
  /** Log lines in one minute. */
  logLines: 60,
} as const;

/**
 * Of all known callers together: subscribed queries with their results. Over it, the connection
 * with the most is ended.
 */
export const ALL_SUBSCRIBERS = { bytes: 128 << 20 } as const;

/** Of every connection. */
export const EVERY_CONNECTION = {
  /** Characters of a function's path. */
  pathCharacters: 256,
  /** Arrays and objects in one message: each costs some 50 bytes of memory, but only 2 of JSON. */
  containers: 1 << 20,
  /** Answers that the client has not read yet. Its next message waits, as on Convex. */
  unsentAnswers: 2,
  /** Characters of results in one Transition, after which further new queries follow in the next. */
  transitionCharacters: 2 << 20,
  /** Of a Transition in one message. The rest follows in further ones. */
  partCharacters: 64 << 10,
  /** Until the head of a request is complete, in milliseconds. */
  headMs: 10_000,
  /**
   * Until a stranger's WebSocket has sent Connect, and then until a message that has begun is
   * complete, in milliseconds.
   */
  messageMs: 10_000,
  /**
   * Of a message or body that is too large: read and discarded, so that the client gets to read
   * the refusal; then the connection is ended.
   */
  discardedBytes: 1 << 20,
  /** Frames of one message. */
  fragments: 1024,
  /** The memory that a received chunk costs besides its bytes. */
  chunkBytes: 256,
} as const;
