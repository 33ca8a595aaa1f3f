import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_USAGE } from "@fondation/course";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type MessagesApi, startMessagesApi } from "@fondation/doubles/messages-api";
import { modelAt } from "./testing/model.ts";
import { type Closings, createClosings } from "./client/closings.ts";
import { findClaude, findSetpriv } from "./client/executable.ts";
import { openLedger } from "./ledger.ts";
import { createPurse } from "./purse.ts";
import { createSpares, type Spares } from "./spares.ts";
import type { Tools } from "./tools.ts";

// Each spare is the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 60_000 });

let scratch: string;
let api: MessagesApi;
let spares: Spares;
let closings: Closings;
let more: Spares;
const ledger = openLedger("key", "job", undefined);
beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "fondation-spares-"));
  for (const name of ["files", "homes"]) mkdirSync(join(scratch, name));
  api = await startMessagesApi(() => ({ text: "I was ready." }));
  const settings = modelAt(api.url, { limits: { maxCostUsd: 10, concurrency: 1 } });
  const client = {
    settings,
    executable: findClaude(),
    setpriv: findSetpriv(),
    files: join(scratch, "files"),
    scratch: join(scratch, "homes"),
  };
  const tools = { client: async () => client } as Tools;
  const purse = createPurse(settings, ledger);
  closings = createClosings();
  spares = createSpares(tools, purse, closings, 1);
  more = createSpares(tools, purse, closings, 2);
});
afterEach(async () => {
  spares.close();
  more.close();
  await closings.settled();
  await api[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true, force: true });
});

const expected = (system: string) => ({ system, atOnce: 1 });
const homes = () => readdirSync(join(scratch, "homes"));

test("a client that was got ready is asked as one that was started for its question", async () => {
  await spares.prepare([expected("You are a spare.")]);
  const spare = await spares.take("You are a spare.", 10);
  const texts: unknown[] = [];
  for await (const message of (await spare?.ask("Are you ready?")) ?? []) {
    if (message.type === "result" && message.subtype === "success") texts.push(message.result);
  }
  await spare?.close();
  expect(texts).toEqual(["I was ready."]);
  expect(api.requests.map(({ system, prompt }) => [system.includes("You are a spare."), prompt])).toEqual([
    [true, "Are you ready?"],
  ]);
  expect(homes()).toEqual([]);
});

test("there are at most as many as may be, also when several are asked for at once, and none is left behind", async () => {
  await Promise.all(["a", "b", "c"].map((system) => spares.prepare([expected(system)])));
  await vi.waitFor(() => expect(homes()).toHaveLength(1), { timeout: 30_000 });
  expect(await spares.take("a", 10)).toBeUndefined();
  expect(await spares.take("b", 10)).toBeUndefined();
  spares.close();
  await closings.settled();
  expect(homes()).toEqual([]);
  await spares.prepare([expected("d")]);
  expect(await spares.take("d", 10)).toBeUndefined();
});

test("the first of those that have not begun are ready, and make room for each other only where it is needed", async () => {
  expect(await more.take("a", 10)).toBeUndefined();
  await more.prepare(["a", "b", "c", "d"].map(expected));
  expect(homes()).toHaveLength(2);
  const b = await more.take("b", 10);
  expect(b).toBeDefined();
  // What is ready stays so: `c` is not started again.
  const c = homes();
  await more.prepare(["c", "d"].map(expected));
  expect(homes()).toHaveLength(3);
  expect(homes()).toEqual(expect.arrayContaining(c));
  // Now `c` was found among what is kept, and never begins.
  await more.prepare(["d", "e"].map(expected));
  const [d, e] = [await more.take("d", 10), await more.take("e", 10)];
  expect([d, e]).not.toContain(undefined);
  expect(await more.take("c", 10)).toBeUndefined();
  await Promise.all([b, d, e].map((client) => client?.close()));
  await closings.settled();
  expect(homes()).toEqual([]);
});

test("one that may spend more than is left now is ended, and what has begun needs none", async () => {
  await spares.prepare([expected("a")]);
  await ledger.add(4, { ...NO_USAGE, costUsd: 5 });
  expect(await spares.take("a", 5)).toBeUndefined();
  await closings.settled();
  expect(homes()).toEqual([]);
  await spares.prepare([expected("a")]);
  expect(await spares.take("a", 10)).toBeUndefined();
  expect(homes()).toEqual([]);
});
