import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { type AnalyzedCourse, analyze, type ModelSettings } from "@fondation/analyzer";
import { api } from "@fondation/backend";
import { readManifest } from "@fondation/course";
import { Secret } from "@fondation/environment";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type MessagesApi,
  type MessagesRequest,
  type Reply,
  startMessagesApi,
} from "../../analyzer/src/testing/messages-api.ts";
import { checkpointsInMemory } from "../../analyzer/src/testing/checkpoints.ts";
import { modelAt } from "../../analyzer/src/testing/model.ts";
import { taskOf, truthfulReply } from "../../analyzer/src/testing/truthful-model.ts";
import { type Bench, startBench } from "../testing/bench.ts";

// Each request starts the real client on a machine that may be busy: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

const TOKEN = "sk-ant-oat01-worker-test-of-no-worth";
const CHAPTERS = { chapters: 3 } as const;

let bench: Bench;
let truth: AnalyzedCourse;
let commit: string;
beforeEach(async () => {
  bench = await startBench();
  commit = bench.addRepository("ada/engine");
  truth = await analyze({
    checkout: join(bench.scratch, "repositories", "ada/engine.git"),
    commit,
    repository: "ada/engine",
    engine: "static",
    language: "fr",
    ...CHAPTERS,
    signal: new AbortController().signal,
    onProgress() {},
  });
});
afterEach(() => bench[Symbol.asyncDispose]());

const ended = ({ status }: { status: string }) => status === "completed" || status === "failed";

function model(api: MessagesApi): ModelSettings {
  const secret = new Secret(TOKEN, "CLAUDE_CODE_OAUTH_TOKEN");
  return modelAt(api.url, { credential: { kind: "subscription", secret }, limits: { concurrency: 2 } });
}

/** Processes that work in the workspace: clients. */
function clients(): string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(bench.workspace);
    } catch {
      return false;
    }
  });
}

/** The checkpoints of a course, one document of which cites what is not there. */
function falsified(entries: ReadonlyMap<string, string>, slug: string): Map<string, string> {
  return new Map(
    [...entries]
      .filter(([key]) => !key.endsWith("/usage"))
      .map(([key, value]) => {
        if (!key.includes(slug)) return [key, value];
        const text = String(JSON.parse(value));
        return [key, JSON.stringify(text.replace(/^(?=## )/m, "Tout est dit ici : `nowhere.ts#L1-L3`.\n\n"))];
      }),
  );
}

function taskName(request: MessagesRequest): string {
  const { step, position } = taskOf(request);
  return step > 3 ? `${step}.${position}` : `${step}`;
}

test("a worker with a credential has Claude write the course, says so before, and says what it cost", async () => {
  await using stand = await startMessagesApi((request) => truthfulReply(truth, request));
  const output = join(bench.scratch, "output");
  const worker = bench.startWorker({ model: model(stand), output });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  const running = await bench.backend.untilJob(jobId, ({ engineChosen }) => engineChosen !== null);
  expect(running.engineChosen).toMatchObject({
    name: "claude",
    version: "claude-sonnet-5",
    reason: expect.stringContaining("CLAUDE_CODE_OAUTH_TOKEN"),
  });
  const job = await bench.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({ status: "completed", error: null, documentsDone: 12 });
  expect(job.usage?.steps.map(({ step, requests }) => [step, requests])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 3],
    [5, 3],
    [6, 3],
  ]);
  expect(job.usage?.total.costUsd).toBeCloseTo(12 * 0.007);
  const course = await bench.backend.viewer.query(api.courses.get, { key: "ada/engine" });
  expect(course).toMatchObject({ engine: { name: "claude", version: "1-claude-sonnet-5" } });
  await worker.stop();
  const written = readFileSync(join(output, "ada", "engine", commit, "course.json"), "utf8");
  expect(readManifest(written).usage?.total.requests).toBe(12);
  const lines = await bench.backend.logOf(jobId);
  expect(lines.find((line) => line.startsWith("Moteur"))).toContain("claude");
  const all = [worker.logText(), lines.join("\n"), JSON.stringify(job), written].join("\n");
  expect(all).not.toContain(TOKEN);
  expect(stand.requests.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);
});

test("a rate limit delays the job to the time the provider gave, and the next attempt asks nothing twice", async () => {
  let reset = 0;
  let limited = true;
  const asked: string[] = [];
  const limit = (): Reply => {
    reset ||= Math.floor(Date.now() / 1_000) + 10;
    const headers = {
      "anthropic-ratelimit-unified-status": "rejected",
      "anthropic-ratelimit-unified-reset": String(reset),
    };
    return { status: 429, type: "rate_limit_error", message: "limit", headers };
  };
  await using stand = await startMessagesApi((request) => {
    asked.push(taskName(request));
    return limited && taskOf(request).step === 4 ? limit() : truthfulReply(truth, request);
  });
  bench.startWorker({ model: model(stand) });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  const delayed = await bench.backend.untilJob(jobId, ({ status }) => status === "delayed");
  expect(delayed).toMatchObject({ error: { code: "ENGINE_RATE_LIMIT" } });
  // The backend adds a moment, so that not all jobs begin at once.
  expect(delayed.retryAt).toBeGreaterThanOrEqual(reset * 1_000);
  expect(delayed.retryAt).toBeLessThan(reset * 1_000 + 2_000);
  expect(delayed.error?.message).toContain("limite d’utilisation");
  limited = false;
  asked.length = 0;
  const job = await bench.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({ status: "completed", attempt: 2 });
  expect(asked.toSorted()).toEqual(["4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3"]);
  expect(job.usage?.steps.map(({ step, requests }) => [step, requests])).toContainEqual([1, 1]);
});

test("a course that did not pass is paid for again only where it is false", async () => {
  const asked: string[] = [];
  await using stand = await startMessagesApi((request) => {
    asked.push(taskName(request));
    return truthfulReply(truth, request);
  });
  const kept = checkpointsInMemory();
  await analyze({
    checkout: join(bench.scratch, "repositories", "ada/engine.git"),
    commit,
    repository: "ada/engine",
    engine: "claude",
    model: model(stand),
    language: "fr",
    ...CHAPTERS,
    signal: new AbortController().signal,
    checkpoints: kept,
    onProgress() {},
  });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  await bench.backend.keep(falsified(kept.entries, "/chapters/chapter_02_"));
  asked.length = 0;
  bench.startWorker({ model: model(stand) });
  const delayed = await bench.backend.untilJob(jobId, ({ error }) => error !== null);
  expect(delayed.error).toMatchObject({
    code: "COURSE_INVALID",
    message: expect.stringContaining("chapters/chapter_02_"),
  });
  expect(await bench.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed", attempt: 2 });
  // First the review of the false chapter, which nobody had kept; then that chapter alone, for what follows from the true one is kept.
  expect(asked).toEqual(["5.2", "4.2"]);
});

test("what Claude has begun is not finished by a worker without Claude, which does other jobs meanwhile", async () => {
  const begun = Promise.withResolvers<void>();
  let held = true;
  await using stand = await startMessagesApi((request) => {
    if (!held) return truthfulReply(truth, request);
    begun.resolve();
    return { raw: (_response, begin) => begin() };
  });
  const rich = bench.startWorker({ model: model(stand) });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  await begun.promise;
  const plain = bench.startWorker();
  await plain.ready;
  await rich.stop();
  bench.addRepository("ada/other");
  const other = await bench.backend.submit("ada/other", CHAPTERS);
  expect(await bench.backend.untilJob(other, ended)).toMatchObject({
    status: "completed",
    engineChosen: { name: "static" },
  });
  const waiting = await bench.backend.untilJob(jobId, ({ status }) => status === "queued");
  expect(waiting).toMatchObject({ error: null, engineChosen: { name: "claude" } });
  held = false;
  bench.startWorker({ model: model(stand) });
  expect(await bench.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed" });
  const course = await bench.backend.viewer.query(api.courses.get, { key: "ada/engine" });
  expect(course).toMatchObject({ engine: { name: "claude" } });
});

test("a worker with another model goes on with the one that has begun, and asks it only for what is missing", async () => {
  const begun = Promise.withResolvers<void>();
  let held = true;
  await using stand = await startMessagesApi((request) => {
    if (!held || taskOf(request).step < 4) return truthfulReply(truth, request);
    begun.resolve();
    return { raw: (_response, begin) => begin() };
  });
  const first = bench.startWorker({ model: model(stand) });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  await begun.promise;
  await first.stop();
  held = false;
  const before = stand.requests.length;
  bench.startWorker({ model: { ...model(stand), model: "claude-opus-4-8" } });
  const job = await bench.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({
    status: "completed",
    engineChosen: { name: "claude", version: "claude-sonnet-5" },
  });
  const asked = stand.requests.slice(before);
  expect(new Set(asked.map((request) => request.model))).toEqual(new Set(["claude-sonnet-5"]));
  expect(asked.map(taskName).toSorted()).toEqual([
    ...["4.1", "4.2", "4.3"],
    ...["5.1", "5.2", "5.3"],
    ...["6.1", "6.2", "6.3"],
  ]);
  const lines = await bench.backend.logOf(jobId);
  expect(lines).toContain("Modèle : claude-sonnet-5, avec lequel la génération a commencé");
});

test("a cancel ends the clients within three seconds, counts what they cost, and leaves nothing in the workspace", async () => {
  const asked = Promise.withResolvers<void>();
  await using stand = await startMessagesApi((request) => {
    if (taskOf(request).step < 4) return truthfulReply(truth, request);
    // Who asks with what a tool found has passed on what the answer before that had cost.
    if (request.toolResults.length === 0) return { tool: "Glob", input: { pattern: "*" } };
    asked.resolve();
    return { raw: (_response, begin) => begin() };
  });
  const worker = bench.startWorker({ model: model(stand) });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  await asked.promise;
  expect(clients().length).toBeGreaterThan(0);
  const canceledAt = performance.now();
  await bench.backend.viewer.mutation(api.jobs.cancel, { jobId });
  await vi.waitFor(() => expect(clients()).toEqual([]), { timeout: 10_000, interval: 20 });
  expect(performance.now() - canceledAt).toBeLessThan(3_000);
  await expect
    .poll(() => bench.leftInWorkspace().flatMap((name) => readdirSync(join(bench.workspace, name))), {
      timeout: 10_000,
    })
    .toEqual(["owner.json"]);
  await worker.stop();
  const job = await bench.backend.viewer.query(api.jobs.get, { jobId });
  expect(job?.status).toBe("canceled");
  expect(job?.usage?.steps.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
});

test("a refused credential fails the job at once, with words for a person and none of the token's", async () => {
  await using stand = await startMessagesApi(() => ({
    status: 401,
    type: "authentication_error",
    message: `invalid bearer token ${TOKEN}`,
  }));
  const worker = bench.startWorker({ model: model(stand) });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  const job = await bench.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({ status: "failed", attempt: 1, error: { code: "ENGINE_AUTH" } });
  expect(job.error?.advice).toContain("CLAUDE_CODE_OAUTH_TOKEN");
  await worker.stop();
  const all = worker.logText() + (await bench.backend.logOf(jobId)).join("\n") + JSON.stringify(job);
  expect(all).not.toContain(TOKEN);
});

test("answers that no repair makes usable fail the attempt, which is tried once more because a model wrote them", async () => {
  await using stand = await startMessagesApi(() => ({ text: "Je ne sais pas." }));
  bench.startWorker({ model: model(stand) });
  const jobId = await bench.backend.submit("ada/engine", CHAPTERS);
  const job = await bench.backend.untilJob(
    jobId,
    ({ status }) => status === "delayed" || status === "failed",
  );
  expect(job).toMatchObject({ status: "delayed", error: { code: "ENGINE_OUTPUT" } });
  // Three answers, and one more of each where the client asks for the form itself.
  expect(stand.requests.length).toBeGreaterThanOrEqual(3);
});
