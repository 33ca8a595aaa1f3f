/** Allows one owner of a data directory at a time. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { FondationError } from "@fondation/environment";
import { type DataDirectory, prepareDirectory } from "./directory.ts";

/**
 * Locks `name` of the directory until disposed. The lock is SQLite's lock on a file. The system
 * releases it however the process ends, so no stale lock remains. Throws `DATA_IN_USE`.
 */
export function lockDirectory(data: DataDirectory, name: "up" | "backend"): Disposable {
  prepareDirectory(data);
  const database = new DatabaseSync(join(data.root, `${name}.lock`), { timeout: 0 });
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    throw new FondationError({
      code: "DATA_IN_USE",
      message: `another Fondation is running on the data directory ${data.root}`,
      advice: "Stop that one, or choose another directory with --data.",
      cause,
    });
  }
  return { [Symbol.dispose]: () => database.close() };
}
