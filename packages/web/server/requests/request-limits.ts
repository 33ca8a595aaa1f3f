/**
 * What a request may cost before its visitor is known. The pages send about 1 kB and hold one
 * WebSocket. The Convex deployment limits the messages inside a WebSocket.
 */
export const REQUEST_LIMITS = {
  /** In bytes. A body must state its length, so that it is refused before it is read. */
  body: 64 << 10,
  /** Of the method, the path and the headers, in bytes. */
  head: 16 << 10,
  /** Until the head is complete, and until the whole request is, in milliseconds. */
  headMs: 10_000,
  requestMs: 10_000,
  /**
   * Connections of visitors without a session. One more ends the oldest, so that nobody can keep
   * others out.
   */
  unknownConnections: 500,
  /** Requests of one connection that wait for their answers. One more ends the connection. */
  atOnce: 2,
  /** Lines of the log about requests, in one minute. */
  logLines: 60,
} as const;
