import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { courseOf } from "../testing/course.ts";
import { type ScriptedDouble, startScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { modelAt } from "@fondation/engine-claude/testing/model-settings";
import { makeRepository, type TestRepository } from "@fondation/repository/testing/repository";
import { GO_ROUTER } from "@fondation/code/testing/samples";

// Each request starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

/** A client, or its search, would go on for longer by itself. */
const GONE_MS = 20_000;
const HOST = fileURLToPath(new URL("../testing/analysis-process.ts", import.meta.url));

let scratch: string;
let repository: TestRepository;
let api: ScriptedDouble;
let asked: Promise<void>;
let reply: Reply;
let host: ChildProcess | undefined;

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), "fondation-lifetime-"));
  repository = await makeRepository({ ...GO_ROUTER, "long.txt": LONG_TEXT });
  const first = Promise.withResolvers<void>();
  asked = first.promise;
  // It begins to answer and never ends: a client is at work for as long as nobody ends it.
  reply = { raw: (_response, begin) => begin() };
  api = await startScriptedDouble(() => {
    first.resolve();
    return reply;
  });
});

afterEach(async () => {
  host?.kill("SIGKILL");
  host = undefined;
  await api[Symbol.asyncDispose]();
  await repository[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true, force: true });
});

/** Processes that work in the engine's directory. One that has ended, but was not waited for, works nowhere. */
function clients(): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && workingDirectory(pid)?.startsWith(scratch) === true);
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** A search that takes many seconds: each place of the text may be the beginning, and none is. */
const SLOW_SEARCH: Reply = { tool: "Grep", input: { pattern: "a[ab]{900}[cd]" } };
const LONG_TEXT = randomText(1_500_000);

/** The same at every run. */
function randomText(length: number): string {
  let state = 1;
  const letter = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state > 0x7fff_ffff ? "a" : "b";
  };
  return Array.from({ length }, letter).join("");
}

/** Resolves when the client has a search running: a process of its own. */
async function searching(): Promise<void> {
  const isSearch = (pid: number): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("rg\0");
    } catch {
      return false;
    }
  };
  await vi.waitFor(() => expect(clients().some(isSearch)).toBe(true), { timeout: 30_000, interval: 5 });
}

function startHost(where: "main" | "thread"): ChildProcess {
  const { path, commit } = repository;
  const request = JSON.stringify({ path, commit, url: api.url, scratch });
  host = spawn(process.execPath, [HOST, where, request], { stdio: ["pipe", "ignore", "inherit"] });
  return host;
}

test.skipIf(process.platform !== "linux").each(["main", "thread"] as const)(
  "a process that is killed while it writes in its %s leaves no client running",
  async (where) => {
    const process_ = startHost(where);
    await asked;
    expect(clients().length).toBeGreaterThan(0);
    process_.kill("SIGKILL");
    await vi.waitFor(() => expect(clients()).toEqual([]), { timeout: GONE_MS, interval: 20 });
  },
);

test.skipIf(process.platform !== "linux")(
  "a thread that is terminated leaves no client running in a process that goes on",
  async () => {
    const process_ = startHost("thread");
    await asked;
    expect(clients().length).toBeGreaterThan(0);
    process_.stdin?.write("now\n");
    await vi.waitFor(() => expect(clients()).toEqual([]), { timeout: GONE_MS, interval: 20 });
  },
);

test.skipIf(process.platform !== "linux").each(["main", "thread"] as const)(
  "a process that is killed while a client of its %s searches leaves no search running",
  async (where) => {
    reply = SLOW_SEARCH;
    const process_ = startHost(where);
    await searching();
    process_.kill("SIGKILL");
    await vi.waitFor(() => expect(clients()).toEqual([]), { timeout: GONE_MS, interval: 5 });
  },
);

test.skipIf(process.platform !== "linux")("an abort ends the search of a client with it", async () => {
  reply = SLOW_SEARCH;
  const abort = new AbortController();
  const model = modelAt(api.url);
  const { signal } = abort;
  const writing = courseOf(repository, { engine: "claude", chapters: 3, model, scratch, signal });
  const rejected = expect(writing).rejects.toThrow("canceled");
  await searching();
  abort.abort(new Error("canceled"));
  await rejected;
  expect(clients()).toEqual([]);
  expect(readdirSync(scratch)).toEqual([]);
});

test("an abort ends the client and removes everything that was made, within three seconds", async () => {
  const abort = new AbortController();
  const writing = courseOf(repository, {
    engine: "claude",
    chapters: 3,
    model: modelAt(api.url),
    scratch,
    signal: abort.signal,
  });
  const rejected = expect(writing).rejects.toThrow("canceled");
  await asked;
  expect(readdirSync(scratch)).toHaveLength(1);
  const abortedAt = performance.now();
  abort.abort(new Error("canceled"));
  await rejected;
  expect(performance.now() - abortedAt).toBeLessThan(3_000);
  expect(clients()).toEqual([]);
  expect(readdirSync(scratch)).toEqual([]);
});
