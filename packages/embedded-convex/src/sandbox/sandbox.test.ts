import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { action, httpClient, mutation, query, reactiveClient, startBoard } from "../testing/board.ts";

const call = async (
  name: string,
  args: Record<string, unknown> = {},
  environment: Record<string, string> = {},
) => await httpClient(await startBoard({ environment })).query(query(name), args);

test("the clock does not advance in a query, and random numbers differ between two", async () => {
  const client = httpClient(await startBoard({ environment: { BOARD_SETTING: "on" } }));
  const started = Date.now();
  const first = await client.query(query("runtime:observe"), {});
  const second = await client.query(query("runtime:observe"), {});
  expect(new Set([...first.before, ...first.after]).size).toBe(1);
  expect(first.before[0]).toBeGreaterThanOrEqual(started);
  expect(first.random).toBeGreaterThanOrEqual(0);
  expect(first.random).toBeLessThan(1);
  expect(first.random).not.toBe(second.random);
  expect(first.uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(first.bytes.byteLength).toBe(4);
});

test("functions see the deployment's environment and nothing of the machine's", async () => {
  expect(await call("runtime:observe", {}, { BOARD_SETTING: "on" })).toMatchObject({
    setting: "on",
    path: null,
  });
});

test("the parts of the web platform that a context lacks are supplied", async () => {
  expect(await call("runtime:webPlatform")).toEqual({
    url: "https://board.invalid/a?b=1",
    search: "2",
    isUrl: true,
    encoded: Uint8Array.from(Buffer.from("é😀")).buffer,
    isBytes: true,
    decoded: "é😀",
    base64: "YWJjabc",
    clone: { list: [1, { deep: true }] },
    date: "1970-01-01T00:00:00.000Ztrue",
  });
});

test.each([
  ["runtime:fetchSomething", "fetch cannot be used in queries and mutations"],
  ["runtime:wait", "setTimeout cannot be used in queries and mutations"],
  ["runtime:neverSettle", "awaits a promise that can never settle"],
  ["runtime:useStorage", 'does not support the syscall "1.0/storageGetUrl"'],
  ["runtime:search", "does not support search indexes (tasks.by_title)"],
  ["runtime:wrongReturn", "ReturnsValidationError"],
  ["runtime:missing", "Could not find public function for 'runtime:missing'"],
])("%s fails and says why", async (name, message) => {
  await expect(call(name)).rejects.toThrow(message);
});

test("endless code is stopped, also after an await or a rejection; the backend goes on", async () => {
  const client = httpClient(await startBoard());
  for (const afterAwait of [false, true]) {
    await expect(client.query(query("runtime:spin"), { afterAwait })).rejects.toThrow("timed out");
  }
  expect(await client.query(query("tasks:list"), { list: "home" })).toEqual([]);
});

test.each([
  ["rejected", "Uncaught Error: stray"],
  ["withoutReason", "Uncaught Error: undefined"],
  ["secondRead", 'Unable to decode ID "nonsense"'],
  ["forgottenRead", 'Unable to decode ID "stray"'],
  ["asyncFunction", "Uncaught Error: stray"],
  ["derived", "Uncaught Error: stray"],
  ["messageThrows", "Uncaught Error: [object Object]"],
  ["proxyThrows", "Uncaught Error: no trap"],
  ["noText", "Uncaught Error: a value that cannot be shown as text"],
])("a stray or odd error (%s) fails its call only and leaves nothing", async (kind, message) => {
  const backend = await startBoard();
  const [client, subscriber] = [httpClient(backend), reactiveClient(backend)];
  await expect(client.mutation(mutation("runtime:leaveStray"), { kind })).rejects.toThrow(message);
  await expect(client.query(query("runtime:queryStray"), { kind })).rejects.toThrow(message);
  const error = await new Promise<Error>((resolve) => {
    subscriber.onUpdate(query("runtime:queryStray"), { kind }, () => {}, resolve);
  });
  expect(error.message).toContain(message);
  // Node reports unhandled rejections when this turn of its event loop ends.
  await setImmediate();
  expect(await client.query(query("runtime:sorted"), {})).toEqual([]);
});

test("rejections that the function handles do not fail it", async () => {
  expect(await call("runtime:catchRejections")).toEqual([
    "awaited",
    "all",
    "All promises were rejected",
    "race",
    "own",
    "resolved",
    "for await",
    "generated",
    "late",
  ]);
});

test("scheduled functions cannot be written like documents", async () => {
  const client = httpClient(await startBoard());
  const id = await client.mutation(mutation("tasks:addLater"), { list: "home", title: "a", delayMs: 60_000 });
  await expect(client.mutation(mutation("runtime:writeSystemTable"), { id })).rejects.toThrow("read-only");
});

test("internal actions are hidden from clients", async () => {
  const client = httpClient(await startBoard());
  await expect(client.action(action("runtime:sleepForever"), {})).rejects.toThrow(
    "Could not find public function",
  );
});
