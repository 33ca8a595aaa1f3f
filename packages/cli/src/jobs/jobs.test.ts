/** The commands that talk to a running system: a backend, a Git server that takes requests and holds its answers, and workers. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GitServer, startGitServer } from "../../../worker/testing/git-server.ts";
import { holdRequests } from "../../../worker/testing/hold.ts";
import { type Installation, install, type Running } from "../../testing/installation.ts";

const LIMIT = 60_000;
let fondation: Installation;
let server: GitServer;
let backend: Running;
let environment: Record<string, string>;

beforeAll(async () => {
  fondation = await install();
  await fondation.repository("served/ada/engine.git");
  await fondation.repository("served/ada/other.git");
  server = await startGitServer(join(fondation.work, "served"));
  const open = { FONDATION_ACCESS: "open", GITHUB_SERVER_URL: server.url };
  await fondation.run(["init"]);
  const keys = {
    FONDATION_SIGNING_KEY_FILE: join(fondation.work, ".fondation", "keys", "signing-key"),
  };
  backend = fondation.start(["backend", "--port", "0"], { ...open, ...keys });
  const [, url = ""] = await backend.line(/"url":"(http:[^"]+)"/);
  environment = { ...open, ...keys, CONVEX_URL: url };
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

/** What a command prints with `--json`; fails when it fails. */
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

  test("that does not exist is named, with what prints the ids", async () => {
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

describe("a worker that is told to stop twice", () => {
  test("hands its job back at once and ends with 1", { timeout: LIMIT }, async () => {
    const hold = holdRequests(server);
    const worker = fondation.start(["worker"], environment);
    await worker.line(/is ready/);
    const { jobId } = await json("submit", "ada/other", "--chapters", "3");
    await hold.reached;
    // What comes within a second counts as one: a person who insists goes on pressing.
    const pressing = setInterval(() => worker.child.kill("SIGTERM"), 200);
    const code = await worker.ended();
    clearInterval(pressing);
    expect(code).toBe(1);
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
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining("engine: static (the only engine built so far)"),
    ]);
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
