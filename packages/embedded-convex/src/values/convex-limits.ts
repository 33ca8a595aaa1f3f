/**
 * The limits of Convex that this backend enforces. Functions that pass here also pass on Convex
 * Cloud. Sizes are bytes as counted by `getConvexSize`.
 */
export const LIMITS = {
  /** One stored document. */
  documentBytes: 1 << 20,
  /** Elements of one array. */
  arrayElements: 8192,
  /** Fields of one object. */
  objectFields: 1024,
  /** How deeply arrays and objects may nest. */
  nesting: 64,
  /** Arguments or result of one call. */
  callBytes: 16 << 20,
  /** Read by one transaction. */
  readBytes: 16 << 20,
  /** Documents scanned by one transaction. */
  readDocuments: 32_000,
  /** Index ranges read by one transaction. */
  readRanges: 4096,
  /** Written by one transaction. */
  writtenBytes: 16 << 20,
  /** Documents written by one transaction. */
  writtenDocuments: 16_000,
  /** Functions scheduled by one transaction. */
  scheduledFunctions: 1000,
  /** Arguments of one scheduled function. */
  scheduledBytes: 4 << 20,
  /** How far from now a function may be scheduled, in milliseconds. */
  scheduledMs: 5 * 365 * 24 * 3600_000,
  /** Log lines kept of one call with its nested calls. */
  logLines: 256,
  /** UTF-16 units kept of one log line. */
  logLineLength: 32_768,
  /** CPU time of one query or mutation in milliseconds, without the time in the database. */
  userCodeMs: 1000,
  /** Wall-clock time in milliseconds after which a query or mutation is stopped in any case. */
  wallClockMs: 5000,
  /** Wall-clock time of one action, in milliseconds. */
  actionMs: 10 * 60_000,
  /** Memory of one action, in MiB. */
  actionHeapMb: 64,
  /** Actions that run at once, without those that actions call. More wait. */
  parallelActions: 16,
  /** How deep `ctx.runQuery` and `ctx.runMutation` may nest. */
  callDepth: 8,
} as const;
