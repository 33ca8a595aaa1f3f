import type { DatabaseSync } from "node:sqlite";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { RETRY_MS } from "./outage.ts";
import { httpClient, mutation, query, reactiveClient, startBoard, watch } from "../testing/board.ts";

/** The database of the backend that a test started last. */
let sqlite: DatabaseSync;

vi.mock(import("../database/store.ts"), async (importOriginal) => {
  const { openStore, ...others } = await importOriginal();
  return {
    ...others,
    openStore: (directory) => {
      sqlite = openStore(directory);
      return sqlite;
    },
  };
});

afterEach(() => {
  // A backend that stops must be able to write.
  if (sqlite.isOpen) room();
});

/** No write succeeds. */
const refuse = () => sqlite.exec("PRAGMA query_only = ON");
/** Writes succeed as long as the file need not grow. */
const fill = () => sqlite.exec("PRAGMA max_page_count = 1");
const room = () => sqlite.exec("PRAGMA query_only = OFF; PRAGMA max_page_count = 1000000");

interface Task {
  title: string;
}
interface Scheduled {
  state: { kind: string };
}

async function start() {
  const log: string[] = [];
  const backend = await startBoard({ log: (line) => log.push(line) });
  const said = (text: string) => vi.waitFor(() => expect(log.join("\n")).toContain(text), 5000);
  return { backend, client: httpClient(backend), log, said };
}

test("what is due while nothing can be written runs when it can; reads go on", async () => {
  const { backend, client, log, said } = await start();
  const due = { list: "home", title: "late", delayMs: 500 };
  const id = await client.mutation(mutation("tasks:addLater"), due);
  refuse();
  await said("The scheduler waits");
  await said("The crons wait");
  expect(await client.query(query("tasks:list"), { list: "home" })).toEqual([]);
  await expect(client.mutation(mutation("tasks:add"), { list: "home", title: "x" })).rejects.toThrow(
    "readonly database",
  );
  expect(await client.query(query("tasks:scheduled"), { id })).toMatchObject({ state: { kind: "pending" } });
  expect(log.filter((line) => line.includes("The scheduler waits"))).toHaveLength(1);
  room();
  const tasks = watch<Task[]>(reactiveClient(backend), "tasks:list", { list: "home" });
  expect(await tasks.until((list) => list.length > 0)).toMatchObject([{ title: "late" }]);
  const cron = watch<Task[]>(reactiveClient(backend), "tasks:list", { list: "cron" });
  await cron.until((list) => list.length > 0);
  await said("The scheduler goes on");
  await said("The crons go on");
});

test("an outage is logged once, however often the work is tried again", async () => {
  const timers = vi.spyOn(globalThis, "setTimeout");
  onTestFinished(() => timers.mockRestore());
  const tries = () => timers.mock.calls.filter(([, delay]) => delay === RETRY_MS).length;
  const { client, log, said } = await start();
  await client.mutation(mutation("tasks:addLater"), { list: "home", title: "late", delayMs: 1_000 });
  refuse();
  await said("The scheduler waits");
  const before = tries();
  await vi.waitFor(() => expect(tries()).toBeGreaterThan(before + 5), 15_000);
  expect(log.filter((line) => /The scheduler (?:waits|goes on)/.test(line))).toHaveLength(1);
});

test("a due action waits for room too, and the end of one that ran is stored later", async () => {
  const { client, said } = await start();
  const waiting = await client.mutation(mutation("runtime:scheduleShortAction"), { delayMs: 500 });
  refuse();
  await said("The scheduler waits");
  expect(await client.query(query("tasks:scheduled"), { id: waiting })).toMatchObject({
    state: { kind: "pending" },
  });
  room();
  const kindOf = async (id: string) =>
    ((await client.query(query("tasks:scheduled"), { id })) as Scheduled).state.kind;
  await vi.waitFor(async () => expect(await kindOf(waiting)).toBe("success"), 5000);

  const running = await client.mutation(mutation("runtime:scheduleShortAction"), { delayMs: 0 });
  await vi.waitFor(async () => expect(await kindOf(running)).toBe("inProgress"), { interval: 10 });
  refuse();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect(await kindOf(running)).toBe("inProgress");
  room();
  await vi.waitFor(async () => expect(await kindOf(running)).toBe("success"), 5000);
});

test("a mutation that catches the error of a full disk stores nothing", async () => {
  const { client } = await start();
  fill();
  await expect(client.mutation(mutation("runtime:putCaught"), { count: 9, length: 9000 })).rejects.toThrow(
    "full",
  );
  room();
  expect(await client.query(query("runtime:sorted"), {})).toEqual([]);
  await client.mutation(mutation("runtime:put"), { value: 1 });
  expect(await client.query(query("runtime:sorted"), {})).toEqual([1]);
});
