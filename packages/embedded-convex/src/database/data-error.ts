/** Turns the reasons why a data directory cannot be used into errors with a code and advice. */
import { DamagedDataError, EmbeddedConvexError, type EmbeddedConvexErrorCode } from "../convex-errors.ts";

type Reason = readonly [code: EmbeddedConvexErrorCode, advice: string];

const IN_USE: Reason = ["DATA_IN_USE", "Stop the other backend, or give this one another data directory."];
const DENIED: Reason = ["DATA_DENIED", "Let this user write the directory and its files, or choose another."];
const FULL: Reason = ["DISK_FULL", "Make room on the disk, and start again."];
const BROKEN: Reason = ["DATA_CORRUPT", "Restore a backup, and check the disk."];
const FOREIGN: Reason = ["DATA_INVALID", "Choose another data directory, or restore the database's file."];

/** By the system's code, and by SQLite's primary result code. */
const REASONS: Readonly<Record<string, Reason>> = {
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: DENIED,
  ENOTDIR: DENIED,
  EEXIST: DENIED,
  EISDIR: DENIED,
  ENOSPC: FULL,
  EDQUOT: FULL,
  EIO: BROKEN,
  3: DENIED, // PERM
  5: IN_USE, // BUSY
  6: IN_USE, // LOCKED
  8: DENIED, // READONLY
  10: BROKEN, // IOERR
  11: BROKEN, // CORRUPT
  13: FULL, // FULL
  14: DENIED, // CANTOPEN
  26: FOREIGN, // NOTADB
};

/** @param place the file or directory that cannot be used. */
export function dataError(place: string, cause: unknown): EmbeddedConvexError {
  if (cause instanceof EmbeddedConvexError) return cause;
  if (cause instanceof DamagedDataError) {
    return new EmbeddedConvexError(cause.code, `${place} is damaged: ${cause.what}.`, BROKEN[1], { cause });
  }
  const { errcode, code, message } = cause as { errcode?: number; code?: string; message?: string };
  const [stable, advice] = REASONS[errcode === undefined ? String(code) : errcode & 0xff] ?? FOREIGN;
  return new EmbeddedConvexError(stable, `${place} cannot be used: ${message ?? cause}.`, advice, { cause });
}
