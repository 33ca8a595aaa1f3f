import { join } from "node:path";
import { api } from "@fondation/backend";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
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
import { git } from "../testing/repository.ts";

// Each request starts the real client on a machine that may be busy: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

let fixture: ModelFixture;
beforeEach(async () => {
  fixture = await startModelFixture();
});
afterEach(() => fixture[Symbol.asyncDispose]());

const PUSHED = { "README.md": "# Sample\n\nMeanwhile somebody has pushed this.\n" };

/** A model that tells the truth, but for one step. */
function unless(step: number, isRefused: () => boolean, refusal: () => Reply, asked: string[] = []) {
  return (request: ScriptedRequest): Reply => {
    asked.push(taskName(request));
    return isRefused() && taskOf(request).step === step ? refusal() : truthfulReply(fixture.truth, request);
  };
}

/** The account's limit, which ends in a moment. */
const limited = (): Reply => limitUntil(Math.floor(Date.now() / 1_000) + 5);

test("a job goes on with the commit that it was paid for, whatever is pushed meanwhile; the next job takes the new one", async () => {
  let isLimited = true;
  const asked: string[] = [];
  await using stand = await startScriptedDouble(unless(4, () => isLimited, limited, asked));
  fixture.startWorker({ model: modelOf(stand) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
  const pushed = fixture.change(REPOSITORY, PUSHED);
  isLimited = false;
  asked.length = 0;
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed", attempt: 2 });
  expect(asked.toSorted()).toEqual(["4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3"]);
  const courseOf = () => fixture.backend.viewer.query(api.courses.get, { key: REPOSITORY });
  expect(await courseOf()).toMatchObject({ commit: fixture.commit });
  const next = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await fixture.backend.untilJob(next, ended);
  expect(await courseOf()).toMatchObject({ commit: pushed });
});

test("a job whose commit is gone takes the newest one and says so, and its limit of cost counts what it has spent", async () => {
  let isLimited = true;
  await using stand = await startScriptedDouble(unless(5, () => isLimited, limited));
  const model = modelOf(stand);
  // Enough for the whole course, which costs 0.084, but not for its half before.
  fixture.startWorker({ model: { ...model, limits: { ...model.limits, maxCostUsd: 0.11 } } });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  const delayed = await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
  expect(delayed.usage?.total.costUsd).toBeCloseTo(0.042);
  const directory = join(fixture.scratch, "repositories", `${REPOSITORY}.git`);
  git(directory, "commit", "--quiet", "--amend", "--message=Rewritten");
  git(directory, "reflog", "expire", "--expire=now", "--all");
  git(directory, "gc", "--quiet", "--prune=now");
  isLimited = false;
  const job = await fixture.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({ status: "failed", error: { code: "ENGINE_BUDGET" } });
  expect(job.usage?.total.costUsd).toBeLessThan(0.11 + 0.007);
  const gone = `Le commit ${fixture.commit.slice(0, 12)}, avec lequel la génération a commencé, n’est plus sur le serveur`;
  expect(await fixture.backend.logOf(jobId)).toContain(gone);
});

test("a person's own retry of a failed job asks for nothing that is kept", async () => {
  let isRefused = true;
  const asked: string[] = [];
  const refusal = (): Reply => ({ status: 401, type: "authentication_error", message: "revoked" });
  await using stand = await startScriptedDouble(unless(5, () => isRefused, refusal, asked));
  fixture.startWorker({ model: modelOf(stand) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ error: { code: "ENGINE_AUTH" } });
  isRefused = false;
  asked.length = 0;
  const { jobId: again } = await fixture.backend.viewer.mutation(api.jobs.retry, { jobId });
  expect(await fixture.backend.untilJob(again, ended)).toMatchObject({ status: "completed" });
  expect(asked.toSorted()).toEqual(["5.1", "5.2", "5.3", "6.1", "6.2", "6.3"]);
});
