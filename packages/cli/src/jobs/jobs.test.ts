/**
 * The commands that talk to a running system: a backend, a Git server that accepts requests and
 * delays its answers, and workers.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { api, signToken } from "@fondation/backend";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GitHubDouble } from "@fondation/doubles/github/github-double";
import { followerOf } from "./connection.ts";
import { followJob, whereabouts } from "./follow.ts";
import { type Installation, install, type Running } from "../testing/installation.ts";

const LIMIT = 60_000;
let fondation: Installation;
let server: GitHubDouble;
let backend: Running;
let settings: Record<string, string>;
let environment: Record<string, string>;

beforeAll(async () => {
  fondation = await install();
  await fondation.repository("served/ada/engine.git");
  await fondation.repository("served/ada/other.git");
  server = await GitHubDouble.start({ repositories: join(fondation.work, "served") });
  const open = { FONDATION_ACCESS: "open", GITHUB_SERVER_URL: server.url };
  await fondation.run(["init"]);
  const keys = {
    FONDATION_SIGNING_KEY_FILE: join(fondation.work, ".fondation", "keys", "signing-key"),
  };
  settings = { ...open, ...keys };
  backend = fondation.start(["backend", "--port", "0"], settings);
  const [, url = ""] = await backend.line(/"url":"(http:[^"]+)"/);
  environment = { ...settings, CONVEX_URL: url };
}, 180_000);

afterAll(async () => {
  backend.child.kill("SIGTERM");
  await backend.ended();
  await server[Symbol.asyncDispose]();
  const left = fondation.processes();
  fondation.remove();
  expect(left).toEqual([]);
});

const run = (...args: string[]) => fondation.run(args, environment);

/** The output of a command with `--json`. Fails when the command fails. */
async function json(...args: string[]) {
  const { code, stdout, stderr } = await run(...args, "--json");
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout);
}

describe("a job without a worker", () => {
  test("is submitted by owner/repo, shown, canceled and tried again", { timeout: LIMIT }, async () => {
    const { jobId, created } = await json("submit", "ada/engine", "--chapters", "3", "--language", "en");
    expect(created).toBe(true);
    expect(await json("submit", "ada/engine")).toEqual({ jobId, created: false });

    const shown = await run("jobs", "show", jobId);
    expect(shown.code).toBe(0);
    for (const fact of [jobId, "ada/engine", "/cours/ada/engine", "queued", "3 chapters, language en"]) {
      expect(shown.stdout).toContain(fact);
    }
    expect(await json("jobs", "show", jobId)).toMatchObject({ jobId, status: "queued", language: "en" });

    expect(await json("jobs", "cancel", jobId)).toEqual({ jobId, canceled: true });
    expect(await json("jobs", "show", jobId)).toMatchObject({ status: "canceled" });
    expect((await run("jobs", "cancel", jobId)).stdout).toContain(`job ${jobId} canceled`);

    const again = await json("jobs", "retry", jobId);
    expect(again).toMatchObject({ created: true });
    expect(again.jobId).not.toBe(jobId);
    expect((await run("jobs", "retry", jobId)).stdout).toContain(`job ${again.jobId} is already at it`);
    expect(await json("jobs", "show", again.jobId)).toMatchObject({ status: "queued", chapters: 3 });
    expect((await run("jobs", "cancel", again.jobId)).code).toBe(0);
    expect((await run("jobs", "retry", again.jobId)).stdout).toMatch(/^job \S+ submitted$/m);
    for (const job of await json("jobs", "list")) await run("jobs", "cancel", job.jobId);
  });

  test("that does not exist is named, with the command that prints the ids", async () => {
    const { code, stdout } = await run("jobs", "show", "nothing", "--json");
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      {
        error: expect.objectContaining({
          code: "JOB_NOT_FOUND",
          advice: expect.stringContaining("jobs list"),
        }),
      },
    ]);
  });
});

/** Claims a job with the calls of a worker, without a worker process. */
async function claimed(jobId: string) {
  const key = await readFile(environment.FONDATION_SIGNING_KEY_FILE ?? "", "utf8");
  const worker = new ConvexHttpClient(environment.CONVEX_URL ?? "", { logger: false });
  worker.setAuth(await signToken(key, { role: "worker", subject: "w", expiresInSeconds: 600 }));
  const job = await worker.mutation(api.queue.claim, { workerId: "w", capacity: 1 });
  if (job?.jobId !== jobId) throw new Error(`Claimed ${job?.jobId}, not ${jobId}.`);
  return { worker, lease: { jobId: job.jobId, workerId: "w", epoch: job.epoch } };
}

describe("a job that writes everything again", () => {
  test("is asked for with --fresh, and finds no step of an earlier job", { timeout: LIMIT }, async () => {
    const kept = async (...options: string[]) => {
      const { jobId } = await json("submit", "ada/engine", ...options);
      const { worker, lease } = await claimed(jobId);
      const found = await worker.query(api.checkpoints.get, { ...lease, key: "k" });
      await worker.mutation(api.checkpoints.put, { ...lease, key: "k", value: "1" });
      await run("jobs", "cancel", jobId);
      return found !== null;
    };
    expect([await kept(), await kept(), await kept("--fresh")]).toEqual([false, true, false]);
  });
});

describe("a job at its model's limit", () => {
  test("is shown and listed with its engine, its cost and the time when it continues", {
    timeout: LIMIT,
  }, async () => {
    const { jobId } = await json("submit", "ada/engine", "--chapters", "3");
    const { worker, lease } = await claimed(jobId);
    const chosen = {
      name: "claude",
      reason: "credential",
      facts: { credential: "ANTHROPIC_API_KEY" },
    } as const;
    await worker.mutation(api.queue.engine, { ...lease, ...chosen });
    const spent = {
      requests: 2,
      inputTokens: 10,
      outputTokens: 20,
      cacheReadTokens: 30,
      cacheWriteTokens: 40,
    };
    await worker.mutation(api.queue.usage, { ...lease, step: 1, ...spent, costUsd: 0.42 });
    const resetAt = Date.now() + 3_600_000;
    const error = { code: "ENGINE_RATE_LIMIT", reason: "model.rate-limit", facts: {} } as const;
    await worker.mutation(api.queue.fail, { ...lease, error, resetAt });

    const job = await json("jobs", "show", jobId);
    expect(job).toMatchObject({
      status: "delayed",
      engineChosen: chosen,
      error: {
        ...error,
        retryable: true,
        message: "the usage limit of the model is reached",
        advice: "Finished documents are kept and are not paid for twice.",
      },
      usage: { steps: [{ step: 1, ...spent, costUsd: 0.42 }], total: { ...spent, costUsd: 0.42 } },
    });
    expect(job.retryAt).toBeGreaterThanOrEqual(resetAt);
    const moment = `${new Date(job.retryAt).toISOString().replace("T", " ").slice(0, 19)}Z`;
    const { stdout: shown } = await run("jobs", "show", jobId);
    expect(shown).toMatch(new RegExp(`^tries again +${moment}$`, "m"));
    expect(shown).toMatch(/^engine +claude \(ANTHROPIC_API_KEY is set on the worker\)$/m);
    expect(shown).toMatch(/^error +ENGINE_RATE_LIMIT: the usage limit of the model is reached$/m);
    expect(shown).toMatch(/^1 abstractions +2 +10 +30 +40 +20 +\$0\.4200$/m);
    expect(shown).toMatch(/^total +2 .*\$0\.4200$/m);
    const { stdout: list } = await run("jobs", "list");
    expect(list).toMatch(new RegExp(`^${jobId} .* again at ${moment} +claude +\\$0\\.4200 `, "m"));
    await run("jobs", "cancel", jobId);
  });
});

describe("a job that Claude has begun", () => {
  test("says in text, JSON and while followed that no worker with Claude is there", {
    timeout: LIMIT,
  }, async () => {
    const { jobId } = await json("submit", "ada/engine", "--chapters", "3");
    const { worker, lease } = await claimed(jobId);
    await worker.mutation(api.queue.engine, { ...lease, name: "claude", reason: "asked-for" });
    await worker.mutation(api.queue.handBack, lease);
    expect((await run("jobs", "show", jobId)).stdout).toMatch(
      /^waits for +a worker with Claude; none is there$/m,
    );
    expect(await json("jobs", "show", jobId)).toMatchObject({ status: "queued", waitsFor: "claude" });

    const client = followerOf({ url: environment.CONVEX_URL ?? "" }, "viewer");
    const stages: string[] = [];
    const never = new AbortController().signal;
    const followed = followJob(client, jobId, (job) => stages.push(whereabouts(job).stage), never);
    const stage = () => expect.poll(() => stages.at(-1), { timeout: 10_000 });
    await stage().toBe("waiting for a worker with Claude; none is there");
    const rich = { workerId: "w", name: "rich", concurrency: 1, engines: ["claude" as const] };
    await worker.mutation(api.workers.register, rich);
    await stage().toBe("waiting for a worker");
    expect(await json("jobs", "show", jobId)).toMatchObject({ status: "queued", waitsFor: null });
    await worker.mutation(api.workers.leave, { workerId: rich.workerId });
    await run("jobs", "cancel", jobId);
    expect(await followed).toMatchObject({ status: "canceled" });
    await client.close();
  });
});

describe("a worker that is told to stop twice", () => {
  test("hands its job back at once and ends with 1", { timeout: LIMIT }, async () => {
    const hold = server.hold("ada/other");
    const worker = fondation.start(["worker"], environment);
    await worker.line(/is ready/);
    const { jobId } = await json("submit", "ada/other", "--chapters", "3");
    await hold.reached;
    // Signals within one second count as one, so the test repeats the signal. One that comes while
    // the process exits would end it by itself.
    const pressing = setInterval(() => worker.child.kill("SIGTERM"), 200);
    await worker.line(/job\.handed-back/).finally(() => clearInterval(pressing));
    expect(await worker.ended()).toBe(1);
    expect(await json("jobs", "show", jobId)).toMatchObject({ status: "queued", attempt: 1 });
    hold.release();

    const next = fondation.start(["worker"], environment);
    const done = await run("submit", "ada/other", "--wait", "--json");
    expect([done.code, JSON.parse(done.stdout)]).toEqual([
      0,
      expect.objectContaining({ jobId, status: "completed", documentsDone: 12 }),
    ]);
    next.child.kill("SIGTERM");
    expect(await next.ended()).toBe(0);
  });
});

describe("analyze", () => {
  test("makes a course of a repository at an address, in English when it is told to", {
    timeout: LIMIT,
  }, async () => {
    const args = [
      "analyze",
      `${server.url}/ada/engine`,
      "--out",
      "engine",
      "--chapters",
      "3",
      "--language",
      "en",
    ];
    const { code, stdout, stderr } = await run(...args, "--json");
    expect([code, stderr]).toEqual([0, expect.stringContaining("engine: static (")]);
    const manifest = JSON.parse(stdout);
    expect(manifest).toMatchObject({
      repository: "ada/engine",
      language: "en",
      verification: { passed: true },
    });
    const titles = manifest.documents.map(({ title }: { title: string }) => title);
    expect(manifest.documents).toHaveLength(12);
    expect(titles).not.toContainEqual(expect.stringMatching(/chapitre|tutoriel/i));
    expect(fondation.leftovers()).toEqual([]);
  });
});

describe("submit --wait", () => {
  test("ends with a code and advice when the backend is replaced", { timeout: LIMIT }, async () => {
    const waiting = fondation.start(["submit", "ada/engine", "--wait"], environment);
    await expect.poll(async () => (await json("jobs", "list"))[0].status).toBe("queued");
    const [{ jobId }] = await json("jobs", "list");
    await claimed(jobId);
    await waiting.line(/running/);
    backend.child.kill("SIGTERM");
    await backend.ended();
    await rm(join(fondation.work, ".fondation", "database"), { recursive: true });
    const { port } = new URL(environment.CONVEX_URL ?? "");
    backend = fondation.start(["backend", "--port", port], settings);
    expect(await waiting.ended()).toBe(1);
    expect(waiting.text()).toContain("CONNECTION_ENDED");
    expect(waiting.text()).not.toMatch(/^\s+at /m);
  });
});
