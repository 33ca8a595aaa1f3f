import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { api, createSigningKey, type JobView, signToken } from "@fondation/backend";
import { readManifest, textSha256 } from "@fondation/course";
import { failWith, neverAnswer } from "@fondation/doubles/github/answer-faults";
import { Secret } from "@fondation/environment";
import { ConvexHttpClient } from "convex/browser";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createRepository, git } from "./testing/git-repository.ts";
import { sampleProgram } from "./testing/sample-program.ts";
import { startFixture, type WorkerFixture } from "./testing/worker-fixture.ts";

// A bound for processes that hang, not a measure.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const ended = ({ status }: { status: string }) => status === "completed" || status === "failed";
/** The smallest course, for tests that do not depend on its size. */
const SMALL = { chapters: 3 };

describe("a worker that has completed a job", () => {
  const healthAt = async (port: number | undefined, path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  let fixture: WorkerFixture;
  let commit: string;
  let jobId: JobView["jobId"];
  let worker: ReturnType<WorkerFixture["startWorker"]>;
  let readiness: string;
  beforeAll(async () => {
    fixture = await startFixture();
    commit = fixture.addRepository("ada/engine");
    worker = fixture.startWorker({ healthPort: 0, output: join(fixture.scratch, "output") });
    readiness = await healthAt((await worker.ready).healthPort, "/readyz");
    jobId = await fixture.backend.submit("ada/engine");
    await fixture.backend.untilJob(jobId, ended);
  });
  afterAll(() => fixture[Symbol.asyncDispose]());

  test("has made a course of 33 documents that can be read", async () => {
    expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({
      status: "completed",
      error: null,
      step: 6,
      documentsDone: 33,
      documentsTotal: 33,
      attempt: 1,
    });
    const course = await fixture.backend.viewer.query(api.courses.get, { key: "ada/engine" });
    expect(course).toMatchObject({ commit, engine: { name: "static" }, verification: { passed: true } });
    expect(course?.documents).toHaveLength(33);
    for (const { slug, sha256 } of course?.documents ?? []) {
      const courseId = course?.courseId ?? "";
      const document = await fixture.backend.viewer.query(api.courses.document, { courseId, slug });
      expect(textSha256(document?.content ?? "")).toBe(sha256);
    }
  });

  test("has written the job's log for its page, as codes with facts", async () => {
    const lines = await fixture.backend.logOf(jobId);
    expect(lines[0]).toBe('attempt.started {"attempt":1,"repository":"ada/engine"}');
    expect(lines).toContain('clone.started {"repository":"ada/engine"}');
    expect(lines).toContain('step.started {"step":6}');
    expect(lines).toContain('publication.started {"documents":33}');
  });

  test("has removed the checkout", async () => {
    await expect
      .poll(() => fixture.leftInWorkspace().flatMap((name) => readdirSync(join(fixture.workspace, name))), {
        timeout: 30_000,
      })
      .toEqual(["owner.json"]);
  });

  test("reports to an orchestrator that it is ready, and counts its jobs", async () => {
    expect(readiness).toBe("ready\n");
    const { healthPort } = await worker.ready;
    await expect
      .poll(() => healthAt(healthPort, "/metrics"), { timeout: 30_000 })
      .toContain('fondation_worker_jobs_total{outcome="completed"} 1');
  });

  describe("and has stopped", () => {
    beforeAll(() => worker.stop());

    test("leaves nothing behind", async () => {
      expect(existsSync(fixture.workspace)).toBe(false);
      const present = await fixture.backend.viewer.query(api.workers.present, {});
      expect(present).toEqual({ count: 0, slots: 0 });
    });

    test("has written the course as files, because it has an output directory", () => {
      const directory = join(fixture.scratch, "output", "ada", "engine", commit);
      const manifest = readManifest(readFileSync(join(directory, "course.json"), "utf8"));
      expect(manifest.documents).toHaveLength(33);
      for (const { slug, sha256 } of manifest.documents) {
        expect(textSha256(readFileSync(join(directory, slug), "utf8"))).toBe(sha256);
      }
    });

    test("has logged the job's id on every line about the job", () => {
      const lines = worker
        .logText()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
      const about = lines.filter(({ msg }) =>
        /^(?:attempt|clone|step|publication|verification|check)\./.test(msg),
      );
      expect(about.length).toBeGreaterThan(8);
      expect(about.every((line) => line.jobId === jobId)).toBe(true);
    });
  });
});

describe("with a backend of its own", () => {
  let fixture: WorkerFixture;
  beforeEach(async () => {
    fixture = await startFixture();
  });
  afterEach(() => fixture[Symbol.asyncDispose]());

  describe("a worker", () => {
    test("completes a job of a local repository, at HEAD", async () => {
      const path = join(fixture.scratch, "mine");
      createRepository(path, sampleProgram());
      const { signingKey, url, viewer } = fixture.backend;
      const tool = new ConvexHttpClient(url);
      tool.setAuth(
        await signToken(signingKey.reveal(), { role: "worker", subject: "t", expiresInSeconds: 60 }),
      );
      fixture.startWorker();
      const settings = { chapters: 3, language: "en" } as const;
      const { jobId } = await tool.mutation(api.jobs.submitLocal, { path, name: "mine", settings });
      expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({
        status: "completed",
        documentsDone: 12,
      });
      const course = await viewer.query(api.courses.get, { key: "local/mine" });
      expect(course).toMatchObject({ commit: git(path, "rev-parse", "HEAD"), language: "en" });
    });

    test("clones a private repository with its token, which appears in no log", async () => {
      fixture.addRepository("ada/secret");
      const value = "ghx-worker-test-token-value";
      fixture.server.token = value;
      fixture.server.setVisibility("ada/secret", "private");
      const worker = fixture.startWorker({ githubToken: new Secret(value, "GITHUB_TOKEN") });
      const jobId = await fixture.backend.submit("ada/secret", SMALL);
      expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed" });
      const basic = Buffer.from(`x-access-token:${value}`).toString("base64");
      const written = worker.logText() + (await fixture.backend.logOf(jobId)).join("\n");
      expect(written).not.toContain(value);
      expect(written).not.toContain(basic);
    });
  });

  describe("a job that cannot succeed", () => {
    test.each([
      ["an unknown repository", "ada/unknown", "REPOSITORY_NOT_FOUND"],
      ["a repository without a commit", "ada/empty", "REPOSITORY_EMPTY"],
      ["a repository without source code", "ada/prose", "REPOSITORY_EMPTY"],
    ])("%s fails at once, with a reason", async (_title, key, code) => {
      if (key === "ada/empty") fixture.addRepository(key, {});
      if (key === "ada/prose") fixture.addRepository(key, { "notes.txt": "only words\n" });
      fixture.startWorker();
      const job = await fixture.backend.untilJob(await fixture.backend.submit(key), ended);
      expect(job).toMatchObject({ status: "failed", attempt: 1, error: { code, retryable: false } });
      expect(await fixture.backend.logOf(job.jobId)).toContainEqual(expect.stringContaining(code));
    });

    test("stores the engine's error code; only the worker's log has its text", async () => {
      fixture.addRepository("ada/prose", { "notes.txt": "only words\n" });
      const worker = fixture.startWorker();
      const job = await fixture.backend.untilJob(await fixture.backend.submit("ada/prose"), ended);
      expect(job.error).toEqual({ code: "REPOSITORY_EMPTY", retryable: false });
      expect((await fixture.backend.logOf(job.jobId)).join("\n")).not.toMatch(
        /\b(?:the|holds|course could)\b/i,
      );
      await worker.stop();
      expect(worker.logText()).toContain("The repository contains no source code");
      expect(worker.logText()).toContain("neither CLAUDE_CODE_OAUTH_TOKEN nor ANTHROPIC_API_KEY is set");
    });

    test("a failing server delays the job", async () => {
      fixture.addRepository("ada/engine");
      fixture.server.intercept = failWith(503);
      fixture.startWorker();
      const jobId = await fixture.backend.submit("ada/engine");
      const job = await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
      expect(job).toMatchObject({ error: { code: "NETWORK" }, retryAt: expect.any(Number) });
    });

    test("a job over its time limit fails", async () => {
      fixture.addRepository("ada/engine");
      fixture.server.intercept = neverAnswer;
      const limits = { maxRepositoryBytes: 1_000_000, maxRepositoryFiles: 100, jobTimeoutMs: 200 };
      fixture.startWorker({ limits });
      const job = await fixture.backend.untilJob(await fixture.backend.submit("ada/engine"), ended);
      expect(job).toMatchObject({
        status: "failed",
        error: { code: "JOB_TIMEOUT", reason: "job.time-limit", facts: { minutes: 1 } },
      });
    });
  });

  test("a worker that the backend refuses does not start", async () => {
    const signingKey = new Secret(await createSigningKey(), "FONDATION_SIGNING_KEY");
    const worker = fixture.startWorker({ signingKey });
    await expect(worker.ended).rejects.toMatchObject({ code: "WORKER_REFUSED" });
  });

  test("a worker whose backend was replaced ends with a code and advice", async () => {
    const worker = fixture.startWorker();
    await worker.ready;
    await fixture.backend.viewer.close();
    await fixture.backend.replace();
    await expect(worker.ended).rejects.toMatchObject({
      code: "CONNECTION_ENDED",
      message: expect.stringContaining("the database was deleted or replaced"),
    });
    expect(fixture.leftInWorkspace()).toEqual([]);
  });
});
