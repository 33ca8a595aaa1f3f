import { once } from "node:events";
import { readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startBackendProcess } from "../testing/backend-process.ts";
import { httpClient, mutation, query, startBoard } from "../testing/board.ts";

/** The data directory of a backend that was killed with commits in its write-ahead log. */
async function killedBackend(): Promise<string> {
  const { child, directory, url } = await startBackendProcess();
  const client = httpClient({ url });
  for (let count = 0; count < 20; count += 1) {
    await client.mutation(mutation("tasks:add"), { list: "home", title: "kept" });
  }
  child.kill("SIGKILL");
  await once(child, "exit");
  return directory;
}

async function overwrite(file: string, share: number): Promise<void> {
  const bytes = await readFile(file);
  const from = Math.floor(bytes.length * share);
  bytes.fill(0xa5, from, from + 32);
  await writeFile(file, bytes);
}

test.each<[string, (wal: string) => Promise<unknown>]>([
  ["that is deleted", (wal) => rm(wal)],
  ["that is cut", async (wal) => truncate(wal, Math.floor((await readFile(wal)).length / 2))],
  ["with a damaged header", (wal) => overwrite(wal, 0)],
  ["damaged in the middle", (wal) => overwrite(wal, 0.5)],
])("a write-ahead log %s is noticed at the start", async (_how, damage) => {
  const dataDirectory = await killedBackend();
  await damage(join(dataDirectory, "convex.sqlite-wal"));
  const lost = { code: "DATA_LOST", advice: expect.stringContaining("backup") };
  await expect(startBoard({ dataDirectory })).rejects.toMatchObject(lost);
  // The damage is still noticed at the next start.
  await expect(startBoard({ dataDirectory })).rejects.toMatchObject(lost);
  await rm(join(dataDirectory, "convex.last-commit"));
  await startBoard({ dataDirectory });
});

test("a deleted database is noticed at the start", async () => {
  const dataDirectory = await killedBackend();
  await rm(join(dataDirectory, "convex.sqlite"));
  await expect(startBoard({ dataDirectory })).rejects.toMatchObject({ code: "DATA_LOST" });
});

test("after a restart of the machine, lost commits are logged", async () => {
  const dataDirectory = await killedBackend();
  await rm(join(dataDirectory, "convex.sqlite-wal"));
  const mark = join(dataDirectory, "convex.last-commit");
  await writeFile(mark, (await readFile(mark, "utf8")).replace(/\n.*\n$/, "\nan earlier start\n"));
  const log: string[] = [];
  await startBoard({ dataDirectory, log: (line) => log.push(line) });
  expect(log).toEqual([expect.stringContaining("DATA_LOST")]);
});

test("a backend that was killed starts with all its commits", async () => {
  const client = httpClient(await startBoard({ dataDirectory: await killedBackend() }));
  expect(await client.query(query("tasks:list"), { list: "home" })).toHaveLength(20);
});
