import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type MessagesApi, type Reply, startMessagesApi } from "@fondation/doubles/messages-api";
import { modelAt } from "./testing/model.ts";
import { type Asker, createAsker } from "./asker.ts";
import { findClaude, findSetpriv } from "./client/executable.ts";
import { openLedger } from "./ledger.ts";
import { createRequests, type Requests } from "./requests.ts";
import type { Tools } from "./tools.ts";

// Each question starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 60_000 });

let scratch: string;
let api: MessagesApi;
let reply: (question: string) => Reply | Promise<Reply>;
let requests: Requests;
let asker: Asker;
/** Names of the questions, in the order of what happened to them. */
let begun: string[];
let answered: string[];

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "fondation-asking-"));
  for (const name of ["files", "homes"]) mkdirSync(join(scratch, name));
  api = await startMessagesApi(({ prompt }) => reply(/question (\w+)/.exec(prompt)?.[1] ?? ""));
  const settings = modelAt(api.url, { limits: { maxCostUsd: 10, concurrency: 3 } });
  const client = {
    settings,
    executable: findClaude(),
    setpriv: findSetpriv(),
    files: join(scratch, "files"),
    scratch: join(scratch, "homes"),
  };
  const tools = { client: async () => client } as Tools;
  requests = createRequests(3);
  asker = createAsker(undefined, settings, tools, openLedger("key", "job", undefined), requests);
  begun = [];
  answered = [];
});

afterEach(async () => {
  await asker.close();
  await api[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true, force: true });
});

/** Asks with what is left of the money, less what `others` may need. */
function ask(name: string, others: number) {
  return asker.ask({
    about: name,
    system: "You are asked by a test.",
    prompt: `question ${name}`,
    step: 4,
    others,
    next: [],
    signal: new AbortController().signal,
    mayBeReady: false,
    begun: () => begun.push(name),
    answered: () => answered.push(name),
  });
}

/** The client, which would soon try again by itself, waits for longer than it takes to be ended. */
const OVERLOADED: Reply = {
  status: 529,
  type: "overloaded_error",
  message: "from the stand-in",
  headers: { "retry-after": "3600" },
};

test("who waits for the money of a request that fails is not asked with it", async () => {
  reply = () => OVERLOADED;
  const outcomes = await Promise.allSettled([ask("first", 0), ask("second", 0)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(requests.halted?.failure).toMatchObject({
    fault: "overloaded",
    message: expect.stringContaining("first"),
  });
  expect(begun).toEqual(["first"]);
  expect(api.requests).toHaveLength(1);
});

test("what was halted before it began gives its money back", async () => {
  reply = () => ({ text: "An answer." });
  requests.halt(new Error("another one has failed"));
  for (const name of ["first", "second"]) {
    await expect(ask(name, 0)).rejects.toThrow("another one has failed");
  }
  expect(begun).toEqual([]);
  expect(api.requests).toEqual([]);
});

test("a request is answered before its client has given the answer out", async () => {
  reply = () => ({ text: "An answer." });
  await ask("first", 0).then(({ text }) => answered.push(text));
  expect(answered).toEqual(["first", "An answer."]);
});

test("an answer beyond its part of the money leaves no room, as it is asked for again", async () => {
  // 3.6 dollars; its part is 3.3.
  const dear: Reply = { text: "A long answer.", usage: { output_tokens: 360_000 } };
  reply = () => (api.requests.length === 1 ? dear : { text: "A short one." });
  expect((await ask("first", 2)).text).toBe("A short one.");
  expect(answered).toEqual(["first"]);
  expect(api.requests).toHaveLength(2);
});
