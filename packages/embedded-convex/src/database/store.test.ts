import { chmodSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../testing/board.ts";
import { openStore } from "./store.ts";

/** The file names and modes of an open database in the directory. */
async function modes(directory: string): Promise<Record<string, string>> {
  const store = openStore(directory);
  store.exec("CREATE TABLE IF NOT EXISTS written (a INTEGER)");
  const found = readdirSync(directory).map((name) => [
    name,
    (statSync(join(directory, name)).mode & 0o777).toString(8),
  ]);
  store.close();
  return Object.fromEntries(found);
}

test("only the owner of a new or an existing database can read its files", async () => {
  const directory = await temporaryDirectory();
  const umask = process.umask(0o022);
  onTestFinished(() => void process.umask(umask));
  const own = { "convex.sqlite": "600", "convex.sqlite-shm": "600", "convex.sqlite-wal": "600" };
  expect(await modes(directory)).toEqual(own);
  chmodSync(join(directory, "convex.sqlite"), 0o644);
  expect(await modes(directory)).toEqual(own);
});
