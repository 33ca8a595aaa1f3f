import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { courseOf } from "../testing/course.ts";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { modelAt } from "@fondation/engine-claude/testing/test-model-settings";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { GO_ROUTER } from "@fondation/code/testing/samples";

// Each request starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

/** A client, or its search, runs for longer than this unless it is killed. */
const GONE_MS = 20_000;
const HOST = fileURLToPath(new URL("../testing/analysis-process.ts", import.meta.url));

/** A repository, a double of the API that gives one answer, and a directory for the engine. */
async function arrange(reply: Reply) {
  const scratch = mkdtempSync(join(tmpdir(), "fondation-lifetime-"));
  const repository = await makeRepository({ ...GO_ROUTER, "long.txt": LONG_TEXT });
  const asked = Promise.withResolvers<void>();
  const api = await startScriptedDouble(() => {
    asked.resolve();
    return reply;
  });
  /** Ids of processes whose working directory is the engine's. Zombies are not counted. */
  const clients = (): number[] =>
    readdirSync("/proc")
      .map(Number)
      .filter((pid) => Number.isInteger(pid) && workingDirectory(pid)?.startsWith(scratch) === true);
  let host: ChildProcess | undefined;
  return {
    scratch,
    asked: asked.promise,
    clients,
    /** Resolves when the client runs a search, which is a process of its own. */
    searching: () =>
      vi.waitFor(() => expect(clients().some(isSearch)).toBe(true), { timeout: 60_000, interval: 5 }),
    gone: () => vi.waitFor(() => expect(clients()).toEqual([]), { timeout: GONE_MS, interval: 20 }),
    /** Starts a process that writes a course in its main thread or in another one. */
    startHost(where: "main" | "thread"): ChildProcess {
      const { path, commit } = repository;
      const request = JSON.stringify({ path, commit, url: api.url, scratch });
      host = spawn(process.execPath, [HOST, where, request], { stdio: ["pipe", "ignore", "inherit"] });
      return host;
    },
    write: (signal: AbortSignal) =>
      courseOf(repository, { engine: "claude", chapters: 3, model: modelAt(api.url), scratch, signal }),
    async [Symbol.asyncDispose]() {
      host?.kill("SIGKILL");
      await api[Symbol.asyncDispose]();
      await repository[Symbol.asyncDispose]();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function isSearch(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("rg\0");
  } catch {
    return false;
  }
}

/** Begins an answer and never ends it: the client runs until it is killed. */
const ENDLESS: Reply = { raw: (_response, begin) => begin() };

/**
 * A search that takes many seconds: the pattern can begin to match at each place and never does.
 */
const SLOW_SEARCH: Reply = { tool: "Grep", input: { pattern: "a[ab]{900}[cd]" } };
const LONG_TEXT = randomText(1_500_000);

/** A linear congruential generator: the same text at every run. */
function randomText(length: number): string {
  let state = 1;
  const letter = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state > 0x7fff_ffff ? "a" : "b";
  };
  return Array.from({ length }, letter).join("");
}

describe.skipIf(process.platform !== "linux")(
  "no client outlives what it works for",
  { concurrent: true },
  () => {
    test.each(["main", "thread"] as const)(
      "a process that is killed while it writes in its %s leaves no client",
      async (where) => {
        await using world = await arrange(ENDLESS);
        const host = world.startHost(where);
        await world.asked;
        expect(world.clients().length).toBeGreaterThan(0);
        host.kill("SIGKILL");
        await world.gone();
      },
    );

    test("a terminated thread leaves no client in a process that keeps running", async () => {
      await using world = await arrange(ENDLESS);
      const host = world.startHost("thread");
      await world.asked;
      expect(world.clients().length).toBeGreaterThan(0);
      host.stdin?.write("now\n");
      await world.gone();
      expect(host.exitCode).toBeNull();
    });

    test.each(["main", "thread"] as const)(
      "a process that is killed while a client of its %s searches leaves no search",
      async (where) => {
        await using world = await arrange(SLOW_SEARCH);
        const host = world.startHost(where);
        await world.searching();
        host.kill("SIGKILL");
        await world.gone();
      },
    );

    test("an abort ends a client with its search, and removes everything that was made", async () => {
      await using world = await arrange(SLOW_SEARCH);
      const abort = new AbortController();
      const rejected = expect(world.write(abort.signal)).rejects.toThrow("canceled");
      await world.searching();
      abort.abort(new Error("canceled"));
      await rejected;
      expect(world.clients()).toEqual([]);
      expect(readdirSync(world.scratch)).toEqual([]);
    });

    test("an abort ends a client that waits for the model, and removes all its files", async () => {
      await using world = await arrange(ENDLESS);
      const abort = new AbortController();
      const rejected = expect(world.write(abort.signal)).rejects.toThrow("canceled");
      await world.asked;
      expect(readdirSync(world.scratch)).toHaveLength(1);
      abort.abort(new Error("canceled"));
      await rejected;
      expect(world.clients()).toEqual([]);
      expect(readdirSync(world.scratch)).toEqual([]);
    });
  },
);
