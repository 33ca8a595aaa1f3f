import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { api } from "@fondation/backend";
import { addUsage, NO_USAGE, readManifest } from "@fondation/course";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { taskOf, truthfulReply } from "@fondation/analyzer/testing/truthful-model";
import {
  CHAPTERS,
  ended,
  type ModelFixture,
  modelOf,
  REPOSITORY,
  startModelFixture,
  TOKEN,
} from "../testing/model-fixture.ts";

// A bound for clients that hang, not a measure: each request starts the real client.
vi.setConfig({ testTimeout: 180_000 });

let fixture: ModelFixture;
beforeEach(async () => {
  fixture = await startModelFixture();
});
afterEach(() => fixture[Symbol.asyncDispose]());

/** The client processes: those with a working directory in the workspace. */
function clients(): string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(fixture.workspace);
    } catch {
      return false;
    }
  });
}

test("with a credential Claude writes the course, announced before and with its cost", async () => {
  await using double = await startScriptedDouble((request) => truthfulReply(fixture.truth, request));
  const output = join(fixture.scratch, "output");
  const worker = fixture.startWorker({ model: modelOf(double), output });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  const running = await fixture.backend.untilJob(jobId, ({ engineChosen }) => engineChosen !== null);
  expect(running.engineChosen).toMatchObject({
    name: "claude",
    version: "claude-sonnet-5",
    reason: "credential",
    facts: { credential: "CLAUDE_CODE_OAUTH_TOKEN" },
  });
  const job = await fixture.backend.untilJob(jobId, ended);
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
  const course = await fixture.backend.viewer.query(api.courses.get, { key: REPOSITORY });
  expect(course).toMatchObject({ engine: { name: "claude", version: "1-claude-sonnet-5" } });
  await worker.stop();
  const written = readFileSync(join(output, "ada", "engine", fixture.commit, "course.json"), "utf8");
  expect(readManifest(written).usage?.total.requests).toBe(12);
  const lines = await fixture.backend.logOf(jobId);
  expect(lines.find((line) => line.startsWith("engine.chosen"))).toContain("claude");
  const all = [worker.logText(), lines.join("\n"), JSON.stringify(job), written].join("\n");
  expect(all).not.toContain(TOKEN);
  expect(double.requests.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);
});

test("a cancel ends the clients, counts their cost and empties the workspace", async () => {
  let isHeld = true;
  const asked = Promise.withResolvers<void>();
  await using double = await startScriptedDouble((request) => {
    if (!isHeld || taskOf(request).step < 4) return truthfulReply(fixture.truth, request);
    // A request with a tool result has already reported the cost of the previous answer.
    if (request.toolResults.length === 0) return { tool: "Glob", input: { pattern: "*" } };
    asked.resolve();
    return { raw: (_response, begin) => begin() };
  });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await fixture.keepAllBut(["1", "2", "3", "4.3"]);
  const worker = fixture.startWorker({ model: modelOf(double) });
  await asked.promise;
  expect(clients().length).toBeGreaterThan(0);
  // The clients wait for an answer that is never sent: only the cancel can end them.
  await fixture.backend.viewer.mutation(api.jobs.cancel, { jobId });
  await expect.poll(clients, { timeout: 60_000, interval: 20 }).toEqual([]);
  await expect
    .poll(() => fixture.leftInWorkspace().flatMap((name) => readdirSync(join(fixture.workspace, name))), {
      timeout: 60_000,
    })
    .toEqual(["owner.json"]);
  await worker.stop();
  const job = await fixture.backend.viewer.query(api.jobs.get, { jobId });
  expect(job?.status).toBe("canceled");
  expect(job?.usage?.steps.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  // The course of a later job contains the total cost, including the last requests of the canceled
  // clients.
  isHeld = false;
  fixture.startWorker({ model: modelOf(double) });
  const { jobId: nextId } = await fixture.backend.viewer.mutation(api.jobs.retry, { jobId });
  const next = await fixture.backend.untilJob(nextId, ended);
  const course = await fixture.backend.viewer.query(api.courses.get, { key: REPOSITORY });
  const both = [job, next].map((one) => one?.usage?.total ?? NO_USAGE);
  const sum = both.reduce(addUsage);
  // Both sums are rounded, but in different orders.
  expect(course?.usage?.total).toEqual({ ...sum, costUsd: expect.closeTo(sum.costUsd, 5) });
});

test("a refused credential fails the job with a reason and without the token", async () => {
  await using double = await startScriptedDouble(() => ({
    status: 401,
    type: "authentication_error",
    message: `invalid bearer token ${TOKEN}`,
  }));
  const worker = fixture.startWorker({ model: modelOf(double) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  const job = await fixture.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({
    status: "failed",
    attempt: 1,
    error: { code: "ENGINE_AUTH", reason: "model.rejected-credential" },
  });
  await worker.stop();
  const all = worker.logText() + (await fixture.backend.logOf(jobId)).join("\n") + JSON.stringify(job);
  expect(all).not.toContain(TOKEN);
});

test("unusable answers fail the attempt, and the job is retried once", async () => {
  await using double = await startScriptedDouble(() => ({ text: "Je ne sais pas." }));
  fixture.startWorker({ model: modelOf(double) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  const job = await fixture.backend.untilJob(
    jobId,
    ({ status }) => status === "delayed" || status === "failed",
  );
  expect(job).toMatchObject({ status: "delayed", error: { code: "ENGINE_OUTPUT" } });
  // Three answers. Each may take one more, because the client asks again for a wrong shape.
  expect(double.requests.length).toBeGreaterThanOrEqual(3);
});
