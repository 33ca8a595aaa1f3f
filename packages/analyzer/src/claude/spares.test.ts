import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NO_USAGE } from "@fondation/course";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type MessagesApi, startMessagesApi } from "../testing/messages-api.ts";
import { modelAt } from "../testing/model.ts";
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
  spares = createSpares({ client: async () => client } as Tools, createPurse(settings, ledger));
});
afterEach(async () => {
  await spares.close();
  await api[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true, force: true });
});

const homes = () => readdirSync(join(scratch, "homes"));

test("a client that was got ready is asked as one that was started for its question", async () => {
  await spares.prepare({ system: "You are a spare.", atOnce: 1 });
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

test("there is at most one, also when several are asked for at once, and none is left behind", async () => {
  await Promise.all(["a", "b", "c"].map((system) => spares.prepare({ system, atOnce: 1 })));
  await vi.waitFor(() => expect(homes()).toHaveLength(1));
  expect(await spares.take("a", 10)).toBeUndefined();
  await spares.close();
  expect(homes()).toEqual([]);
});

test("one that may spend more than is left now is ended, and what has begun needs none", async () => {
  await spares.prepare({ system: "a", atOnce: 1 });
  await ledger.add(4, { ...NO_USAGE, costUsd: 5 });
  expect(await spares.take("a", 5)).toBeUndefined();
  expect(homes()).toEqual([]);
  await spares.prepare({ system: "a", atOnce: 1 });
  expect(homes()).toEqual([]);
});
