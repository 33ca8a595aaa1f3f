/** Allows one build at a time: two concurrent builds would remove each other's files. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const LOCK_TIMEOUT_MS = 5 * 60_000;

/**
 * Holds the build's lock in `directory` until disposed. SQLite releases the lock however the
 * process ends.
 */
export function exclusively(directory: string): Disposable {
  mkdirSync(directory, { recursive: true });
  const database = new DatabaseSync(join(directory, "lock"), { timeout: LOCK_TIMEOUT_MS });
  database.exec("BEGIN EXCLUSIVE");
  return { [Symbol.dispose]: () => database.close() };
}
