/** Primary result codes of SQLite: READONLY, IOERR, FULL, CANTOPEN. */
const CODES = new Set([8, 10, 13, 14]);

/** Whether the disk refused: it is full, read-only or broken. Later it may accept again. */
export function isStorageError(error: unknown): error is Error {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return typeof errcode === "number" && CODES.has(errcode & 0xff);
}
