/**
 * Lets one backend at a time use a directory: a second one would not notice the commits, the clock
 * and the scheduler of the first. Others may read the database meanwhile, for example for a
 * snapshot.
 */
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { dataError } from "./data-error.ts";

const NAME = "convex.lock";

/**
 * Creates the directory if it is missing. The lock is SQLite's lock on a file, which the system
 * releases however the process ends.
 * @throws EmbeddedConvexError DATA_IN_USE, DATA_DENIED or DISK_FULL.
 */
export function lockStore(directory: string): Disposable {
  const file = join(directory, NAME);
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(directory, { recursive: true });
    lock = new DatabaseSync(file, { timeout: 0 });
    chmodSync(file, 0o600);
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock?.close();
    throw dataError(directory, error);
  }
  const held = lock;
  return { [Symbol.dispose]: () => held.close() };
}
