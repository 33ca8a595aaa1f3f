import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { httpClient, mutation, query, startBoard, temporaryDirectory } from "../testing/board.ts";

const LIST = query("tasks:list");
const HOME = { list: "home" };

/** A stopped backend's data directory with a few tasks, the last one titled "needle". */
async function storedTasks(): Promise<string> {
  const dataDirectory = await temporaryDirectory();
  const backend = await startBoard({ dataDirectory });
  const client = httpClient(backend);
  for (const title of ["first", "second", "needle"]) {
    await client.mutation(mutation("tasks:add"), { ...HOME, title });
  }
  await backend.stop();
  return join(dataDirectory, "convex.sqlite");
}

async function flipByte(file: string): Promise<void> {
  // Removes older copies of the document from the file.
  change(file, "VACUUM");
  const bytes = await readFile(file);
  const at = bytes.indexOf("needle");
  expect(at).toBeGreaterThan(0);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

function change(file: string, sql: string): void {
  const sqlite = new DatabaseSync(file);
  sqlite.exec(sql);
  sqlite.close();
}

/** Starts the backend and waits for the line that its background check logs. */
async function startAndWaitFor(file: string, text: string) {
  let found: () => void = () => {};
  const logged = new Promise<void>((resolve) => {
    found = resolve;
  });
  const log = (line: string) => {
    if (line.includes(text)) found();
  };
  const backend = await startBoard({ dataDirectory: join(file, ".."), log });
  await logged;
  return httpClient(backend);
}

test("a document with a flipped bit is found in the background and not served", async () => {
  const file = await storedTasks();
  await flipByte(file);
  const client = await startAndWaitFor(file, "does not match its checksum");
  await expect(client.query(LIST, HOME)).rejects.toThrow("DATA_CORRUPT");
  expect(await client.query(LIST, { ...HOME, limit: 2 })).toHaveLength(2);
});

test("a document that lacks an index entry is found in the background", async () => {
  const file = await storedTasks();
  change(
    file,
    "DELETE FROM index_entries WHERE doc = 3 AND index_id = (SELECT max(index_id) FROM index_entries WHERE doc = 3)",
  );
  await startAndWaitFor(file, "is missing in tasks.");
});

test("a file with damaged pages is refused at the start", async () => {
  const file = await storedTasks();
  const bytes = await readFile(file);
  bytes.fill(0xa5, 4096, 6 * 4096);
  await writeFile(file, bytes);
  await expect(startBoard({ dataDirectory: join(file, "..") })).rejects.toMatchObject({
    code: "DATA_CORRUPT",
    advice: expect.stringContaining("backup"),
  });
});

test("documents of the format without checksums get them", async () => {
  const file = await storedTasks();
  change(
    file,
    "ALTER TABLE documents DROP COLUMN checksum; UPDATE meta SET value = '1' WHERE key = 'format'",
  );
  const backend = await startBoard({ dataDirectory: join(file, "..") });
  expect(await httpClient(backend).query(LIST, HOME)).toHaveLength(3);
  await backend.stop();
  await flipByte(file);
  await startAndWaitFor(file, "does not match its checksum");
});

test("a database of a newer format is refused", async () => {
  const file = await storedTasks();
  change(file, "UPDATE meta SET value = '3' WHERE key = 'format'");
  await expect(startBoard({ dataDirectory: join(file, "..") })).rejects.toMatchObject({
    code: "DATA_INVALID",
    message: expect.stringContaining("format 3"),
  });
});
