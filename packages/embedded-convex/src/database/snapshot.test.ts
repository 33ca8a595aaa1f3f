import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { httpClient, mutation, query, startBoard, temporaryDirectory } from "../testing/board.ts";
import { exportSnapshot, importSnapshot } from "./snapshot.ts";

/** A data directory with tasks, and a running backend on it. */
async function runningBackend(titles: string[]) {
  const directory = await temporaryDirectory();
  const backend = await startBoard({ dataDirectory: directory });
  const client = httpClient(backend);
  for (const title of titles) await client.mutation(mutation("tasks:add"), { list: "home", title });
  return { directory, backend, client };
}

async function titlesIn(dataDirectory: string): Promise<string[]> {
  const backend = await startBoard({ dataDirectory });
  const tasks = await httpClient(backend).query(query("tasks:list"), { list: "home" });
  await backend.stop();
  return tasks.map((task: { title: string }) => task.title);
}

test("a snapshot of a running backend is the state of one moment", async () => {
  const { directory, client } = await runningBackend([]);
  const file = join(await temporaryDirectory(), "backup.sqlite");
  let isDone = false;
  const writing = (async () => {
    // Each of these mutations writes ten documents.
    for (let round = 0; !isDone; round += 1) {
      await client.mutation(mutation("tasks:addMany"), { list: `round ${round}`, count: 10 });
    }
  })();
  await expect.poll(() => client.query(query("tasks:list"), { list: "round 5" })).toHaveLength(10);
  const snapshot = await exportSnapshot(directory, file);
  isDone = true;
  await writing;

  expect(statSync(file)).toMatchObject({ size: snapshot.bytes, mode: 0o100600 });
  const restored = await temporaryDirectory();
  expect(importSnapshot(file, restored)).toEqual({ ...snapshot, file });
  const backend = await startBoard({ dataDirectory: restored });
  const sizes: number[] = [];
  for (let round = 0; sizes.at(-1) !== 0; round += 1) {
    const tasks = await httpClient(backend).query(query("tasks:list"), { list: `round ${round}` });
    sizes.push(tasks.length);
  }
  expect(sizes.length).toBeGreaterThan(6);
  expect(new Set(sizes.slice(0, -1))).toEqual(new Set([10]));
});

test("a snapshot of a stopped backend contains what its log still holds", async () => {
  const { directory, backend } = await runningBackend(["one", "two"]);
  await backend.stop();
  const file = join(await temporaryDirectory(), "backup.sqlite");
  await exportSnapshot(directory, file);
  const restored = join(await temporaryDirectory(), "new", "database");
  importSnapshot(file, restored);
  expect(await titlesIn(restored)).toEqual(["one", "two"]);
});

test("a function scheduled before a snapshot is still scheduled after its import", async () => {
  const { directory, client } = await runningBackend([]);
  const later = { list: "home", title: "later", delayMs: 60_000 };
  const id = await client.mutation(mutation("tasks:addLater"), later);
  const file = join(await temporaryDirectory(), "backup.sqlite");
  await exportSnapshot(directory, file);
  const restored = await temporaryDirectory();
  importSnapshot(file, restored);
  const backend = await startBoard({ dataDirectory: restored });
  const scheduled = await httpClient(backend).query(query("tasks:scheduled"), { id });
  expect(scheduled).toMatchObject({ state: { kind: "pending" } });
});

test("an import keeps the replaced database, and needs --replace for it", async () => {
  const { directory, backend } = await runningBackend(["old"]);
  const file = join(await temporaryDirectory(), "backup.sqlite");
  await exportSnapshot(directory, file);
  await httpClient(backend).mutation(mutation("tasks:add"), { list: "home", title: "newer" });
  expect(() => importSnapshot(file, directory, { replace: true })).toThrow(
    expect.objectContaining({ code: "DATA_IN_USE" }),
  );
  await backend.stop();
  expect(() => importSnapshot(file, directory)).toThrow(expect.objectContaining({ code: "DATA_EXISTS" }));
  expect(await titlesIn(directory)).toEqual(["old", "newer"]);

  const { replaced = "" } = importSnapshot(file, directory, { replace: true });
  expect(await titlesIn(directory)).toEqual(["old"]);
  expect(await titlesIn(replaced)).toEqual(["old", "newer"]);
});

test.each([
  ["is cut", (file: string) => truncateSync(file, statSync(file).size - 4096), "DATA_CORRUPT"],
  [
    "is another file",
    (file: string) => writeFileSync(file, "no database at all".repeat(100)),
    "DATA_INVALID",
  ],
  ["has a changed document", changeDocument, "DATA_CORRUPT"],
])("a snapshot that %s is refused, and the data stays as it is", async (_what, damage, code) => {
  const { directory, backend } = await runningBackend(["a title in plain letters"]);
  const file = join(await temporaryDirectory(), "backup.sqlite");
  await exportSnapshot(directory, file);
  await backend.stop();
  damage(file);
  const before = readdirSync(directory);
  expect(() => importSnapshot(file, directory, { replace: true })).toThrow(expect.objectContaining({ code }));
  expect(readdirSync(directory)).toEqual(before);
  expect(await titlesIn(directory)).toEqual(["a title in plain letters"]);
});

function changeDocument(file: string): void {
  const bytes = readFileSync(file);
  bytes.write("A", bytes.indexOf("a title in plain letters"));
  writeFileSync(file, bytes);
}

test("an export never replaces a file, and leaves none when it fails", async () => {
  const { directory } = await runningBackend(["one"]);
  const place = await temporaryDirectory();
  const file = join(place, "backup.sqlite");
  writeFileSync(file, "mine");
  await expect(exportSnapshot(directory, file)).rejects.toMatchObject({ code: "DATA_EXISTS" });
  expect(readFileSync(file, "utf8")).toBe("mine");
  await expect(exportSnapshot(place, join(place, "b"))).rejects.toMatchObject({ code: "DATA_MISSING" });
  expect(existsSync(join(place, "b"))).toBe(false);
});
