import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundleFunctions } from "./index.ts";
import {
  BOARD,
  boardFunctions,
  changedBoard,
  httpClient,
  mutation,
  query,
  startBoard,
  temporaryDirectory,
} from "./testing/board.ts";

test("the same sources give the same bundle, which names no path of this machine", async () => {
  const functions = await boardFunctions();
  expect(await bundleFunctions(BOARD)).toBe(functions);
  expect(functions).not.toContain(import.meta.dirname.split("/").slice(0, 3).join("/"));
});

test("a directory that another backend uses is refused", async () => {
  const dataDirectory = await temporaryDirectory();
  await startBoard({ dataDirectory });
  await expect(startBoard({ dataDirectory })).rejects.toMatchObject({ code: "DATA_IN_USE" });
});

test("a file that is not a database is refused", async () => {
  const dataDirectory = await temporaryDirectory();
  await writeFile(
    join(dataDirectory, "convex.sqlite"),
    "this is a text, not a database, and long enough to tell",
  );
  await expect(startBoard({ dataDirectory })).rejects.toMatchObject({ code: "DATA_INVALID" });
});

test("a data directory that is a file is refused", async () => {
  const dataDirectory = join(await temporaryDirectory(), "file");
  await writeFile(dataDirectory, "");
  await expect(startBoard({ dataDirectory })).rejects.toMatchObject({ code: "DATA_DENIED" });
});

test("a directory in the database's place is refused", async () => {
  const dataDirectory = await temporaryDirectory();
  await mkdir(join(dataDirectory, "convex.sqlite"));
  await expect(startBoard({ dataDirectory })).rejects.toMatchObject({ code: "DATA_DENIED" });
});

test("an address of another machine is refused", async () => {
  await expect(startBoard({ host: "203.0.113.1" })).rejects.toMatchObject({ code: "ADDRESS_INVALID" });
});

test("a port that is taken is refused", async () => {
  const { port } = await startBoard();
  await expect(startBoard({ port })).rejects.toMatchObject({ code: "PORT_IN_USE" });
});

test("a new index is filled with the documents there are", async () => {
  const dataDirectory = await temporaryDirectory();
  const withoutIndex = await changedBoard("schema.ts", (text) =>
    text.replace(/\.index\("by_list_and_rank".*?\)/, ""),
  );
  const first = await startBoard({ dataDirectory, functions: withoutIndex });
  for (const rank of [3, 1, 2]) {
    await httpClient(first).mutation(mutation("tasks:add"), { list: "home", title: "a", rank });
  }
  await first.stop();
  const client = httpClient(await startBoard({ dataDirectory }));
  expect(await client.query(query("tasks:between"), { list: "home", from: 0, to: 9 })).toEqual([1, 2, 3]);
});

test("a schema that stored documents violate makes the start fail, naming a document", async () => {
  const dataDirectory = await temporaryDirectory();
  const first = await startBoard({ dataDirectory });
  const id = await httpClient(first).mutation(mutation("tasks:add"), { list: "home", title: "a" });
  await first.stop();
  const functions = await changedBoard("schema.ts", (text) =>
    text.replace("title: v.string()", "title: v.number()"),
  );
  await expect(startBoard({ dataDirectory, functions })).rejects.toThrow(id);
});

test("sources that cannot be bundled are named with their place", async () => {
  await expect(changedBoard("tasks.ts", (text) => `${text}\nconst broken = ;`)).rejects.toThrow(
    /tasks\.ts:\d+:\d+/,
  );
});

test("a cron job without a function makes the start fail", async () => {
  const functions = await changedBoard("crons.ts", (text) =>
    text.replace("tasks:addInternally", "tasks:gone"),
  );
  await expect(startBoard({ functions })).rejects.toMatchObject({ code: "CRONS_INVALID" });
});

test("HTTP actions make the start fail and are named", async () => {
  const functions = await changedBoard("http.ts", () => {
    return 'import { httpRouter } from "convex/server";\nexport default httpRouter();\n';
  });
  await expect(startBoard({ functions })).rejects.toThrow("does not support HTTP actions");
});
