/** Two builds at once would take each other's files away: the second waits for the first. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const PATIENCE_MS = 5 * 60_000;

/** Holds the build's lock in `directory` until disposed. SQLite's lock ends with the process, however that ends. */
export function exclusively(directory: string): Disposable {
  mkdirSync(directory, { recursive: true });
  const database = new DatabaseSync(join(directory, "lock"), { timeout: PATIENCE_MS });
  database.exec("BEGIN EXCLUSIVE");
  return { [Symbol.dispose]: () => database.close() };
}
