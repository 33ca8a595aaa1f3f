import { join } from "node:path";
import { api } from "@fondation/backend";
import { describe, expect, test, vi } from "vitest";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import type { ScriptedRequest } from "@fondation/doubles/anthropic/scripted/request";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { taskOf, truthfulReply } from "@fondation/analyzer/testing/truthful-model";
import {
  CHAPTERS,
  ended,
  limitUntil,
  type ModelFixture,
  modelOf,
  REPOSITORY,
  startModelFixture,
  taskName,
} from "../testing/model-fixture.ts";
import { git } from "../testing/git-repository.ts";

// A bound for clients that hang, not a measure: each request starts the real client.
vi.setConfig({ testTimeout: 180_000 });

const PUSHED = { "README.md": "# Sample\n\nThis was pushed in the meantime.\n" };

/** A truthful model that answers one step with `refusal` until `allow` is called. */
function modelRefusing(fixture: ModelFixture, step: number, refusal: () => Reply) {
  const asked: string[] = [];
  let isRefused = true;
  return {
    asked,
    reply(request: ScriptedRequest): Reply {
      asked.push(taskName(request));
      return isRefused && taskOf(request).step === step ? refusal() : truthfulReply(fixture.truth, request);
    },
    allow() {
      isRefused = false;
      asked.length = 0;
    },
  };
}

const limited = (): Reply => limitUntil(Math.floor(Date.now() / 1_000) + 1);

/** Concurrent, because these tests mostly wait for a client or for a delay. */
describe.concurrent("the commit of a job that Claude has begun", () => {
  test("stays the same after a push; the next job takes the new commit", async () => {
    await using fixture = await startModelFixture();
    const model = modelRefusing(fixture, 4, limited);
    await using double = await startScriptedDouble(model.reply);
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    await fixture.keepAllBut(["4.3", "5.3", "6.3"]);
    fixture.startWorker({ model: modelOf(double) });
    await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
    const pushed = fixture.change(REPOSITORY, PUSHED);
    model.allow();
    const job = await fixture.backend.untilJob(jobId, ended);
    expect(job).toMatchObject({ status: "completed", attempt: 2 });
    expect(model.asked).toEqual(["4.3", "5.3", "6.3"]);
    const courseOf = () => fixture.backend.viewer.query(api.courses.get, { key: REPOSITORY });
    expect(await courseOf()).toMatchObject({ commit: fixture.commit });
    const settings = { ...CHAPTERS, engine: "static" } as const;
    const next = await fixture.backend.submit(REPOSITORY, settings);
    await fixture.backend.untilJob(next, ended);
    expect(await courseOf()).toMatchObject({ commit: pushed });
  });

  test("is replaced by the newest one when it is gone, and its cost still counts", async () => {
    await using fixture = await startModelFixture();
    const model = modelRefusing(fixture, 5, limited);
    await using double = await startScriptedDouble(model.reply);
    const directory = join(fixture.scratch, "repositories", `${REPOSITORY}.git`);
    git(directory, "commit", "--quiet", "--amend", "--message=Rewritten");
    const rewritten = git(directory, "rev-parse", "HEAD");
    git(directory, "reset", "--quiet", "--hard", fixture.commit);
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    // Each commit lacks three steps, which cost 0.021 dollars.
    await fixture.keepAllBut(["1", "2", "3", "5.3"], fixture.commit, rewritten);
    const settings = modelOf(double);
    // Enough for one commit, but not for both.
    const limits = { ...settings.limits, maxCostUsd: 0.0385 };
    fixture.startWorker({ model: { ...settings, limits } });
    const delayed = await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
    expect(delayed.usage?.total.costUsd).toBeCloseTo(0.021);
    git(directory, "reset", "--quiet", "--hard", rewritten);
    git(directory, "reflog", "expire", "--expire=now", "--all");
    git(directory, "gc", "--quiet", "--prune=now");
    model.allow();
    const job = await fixture.backend.untilJob(jobId, ended);
    expect(job).toMatchObject({ status: "failed", error: { code: "ENGINE_BUDGET" } });
    expect(job.usage?.total.costUsd).toBeLessThan(0.0385 + 0.007);
    const gone = `clone.commit-gone ${JSON.stringify({ commit: fixture.commit })}`;
    expect(await fixture.backend.logOf(jobId)).toContain(gone);
  });

  test("is used by the retry of a failed job, which repeats no kept request", async () => {
    await using fixture = await startModelFixture();
    const refusal = (): Reply => ({ status: 401, type: "authentication_error", message: "revoked" });
    const model = modelRefusing(fixture, 5, refusal);
    await using double = await startScriptedDouble(model.reply);
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    await fixture.keepAllBut(["4.3", "5.3", "6.3"]);
    fixture.startWorker({ model: modelOf(double) });
    const failed = await fixture.backend.untilJob(jobId, ended);
    expect(failed).toMatchObject({ error: { code: "ENGINE_AUTH" } });
    // The client itself retries once after a 401.
    expect(new Set(model.asked)).toEqual(new Set(["4.3", "5.3"]));
    model.allow();
    const { jobId: again } = await fixture.backend.viewer.mutation(api.jobs.retry, { jobId });
    expect(await fixture.backend.untilJob(again, ended)).toMatchObject({ status: "completed" });
    expect(model.asked).toEqual(["5.3", "6.3"]);
  });
});
