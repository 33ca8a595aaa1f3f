import { api } from "@fondation/backend";
import { Secret } from "@fondation/environment";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
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

// Each request starts the real client on a machine that may be busy: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

let fixture: ModelFixture;
beforeEach(async () => {
  fixture = await startModelFixture();
});
afterEach(() => fixture[Symbol.asyncDispose]());

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

test("a rate limit delays the job to the time the provider gave, and the next attempt asks nothing twice", async () => {
  let reset = 0;
  let limited = true;
  const asked: string[] = [];
  await using stand = await startScriptedDouble((request) => {
    asked.push(taskName(request));
    if (!limited || taskOf(request).step !== 4) return truthfulReply(fixture.truth, request);
    reset ||= Math.floor(Date.now() / 1_000) + 15;
    return limitUntil(reset);
  });
  fixture.startWorker({ model: modelOf(stand) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  const delayed = await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
  expect(delayed).toMatchObject({ error: { code: "ENGINE_RATE_LIMIT" } });
  // The backend adds a moment, so that not all jobs begin at once.
  expect(delayed.retryAt).toBeGreaterThanOrEqual(reset * 1_000);
  expect(delayed.retryAt).toBeLessThan(reset * 1_000 + 10_000);
  expect(delayed.error?.message).toContain("limite d’utilisation");
  limited = false;
  asked.length = 0;
  const job = await fixture.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({ status: "completed", attempt: 2 });
  expect(asked.toSorted()).toEqual(["4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3"]);
  expect(job.usage?.steps.map(({ step, requests }) => [step, requests])).toContainEqual([1, 1]);
});

test("an answer that the checks refused before a rate limit is mended by the next attempt, not asked for again", async () => {
  let limited = true;
  const asked: string[] = [];
  await using stand = await startScriptedDouble((request) => {
    const isRepair = request.prompt.includes("## Réponse précédente");
    asked.push(`${taskName(request)}${isRepair ? " mend" : ""}`);
    if (taskName(request) !== "4.2" || (isRepair && !limited)) return truthfulReply(fixture.truth, request);
    if (isRepair) return limitUntil(Math.floor(Date.now() / 1_000) + 8);
    return { text: "# Chapitre 2 : rien\n" };
  });
  fixture.startWorker({ model: modelOf(stand) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
  limited = false;
  const before = asked.splice(0);
  const job = await fixture.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({ status: "completed", attempt: 2 });
  expect(before).toContain("4.2 mend");
  expect(asked).toContain("4.2 mend");
  expect(asked).not.toContain("4.2");
  // Twelve results and one repair; what was refused by a limit costs nothing.
  expect(job.usage?.total.requests).toBe(13);
  expect(job.usage?.total.costUsd).toBeCloseTo(13 * 0.007);
});

test("a course that did not pass is paid for again only where it is false", async () => {
  const asked: string[] = [];
  await using stand = await startScriptedDouble((request) => {
    asked.push(taskName(request));
    return truthfulReply(fixture.truth, request);
  });
  const kept = checkpointsInMemory();
  await fixture.analyse({ engine: "claude", model: modelOf(stand), checkpoints: kept });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await fixture.backend.keep(falsified(kept.entries, "/chapters/chapter_02_"));
  asked.length = 0;
  fixture.startWorker({ model: modelOf(stand) });
  const delayed = await fixture.backend.untilJob(jobId, ({ error }) => error !== null);
  expect(delayed.error).toMatchObject({
    code: "COURSE_INVALID",
    message: expect.stringContaining("chapters/chapter_02_"),
  });
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed", attempt: 2 });
  // First the review of the false chapter, which nobody had kept; then that chapter alone, for what follows from the true one is kept.
  expect(asked).toEqual(["5.2", "4.2"]);
});

test("what Claude has begun is not finished by a worker without Claude, which does other jobs meanwhile", async () => {
  const begun = Promise.withResolvers<void>();
  let held = true;
  await using stand = await startScriptedDouble((request) => {
    if (!held) return truthfulReply(fixture.truth, request);
    begun.resolve();
    return { raw: (_response, begin) => begin() };
  });
  const rich = fixture.startWorker({ model: modelOf(stand) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await begun.promise;
  const plain = fixture.startWorker();
  await plain.ready;
  await rich.stop();
  fixture.addRepository("ada/other");
  const other = await fixture.backend.submit("ada/other", CHAPTERS);
  expect(await fixture.backend.untilJob(other, ended)).toMatchObject({
    status: "completed",
    engineChosen: { name: "static" },
  });
  const waiting = await fixture.backend.untilJob(jobId, ({ status }) => status === "queued");
  expect(waiting).toMatchObject({ error: null, engineChosen: { name: "claude" } });
  held = false;
  fixture.startWorker({ model: modelOf(stand) });
  expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed" });
  const course = await fixture.backend.viewer.query(api.courses.get, { key: REPOSITORY });
  expect(course).toMatchObject({ engine: { name: "claude" } });
});

test("a worker with another model goes on with the one that has begun, and asks it only for what is missing", async () => {
  const begun = Promise.withResolvers<void>();
  let held = true;
  await using stand = await startScriptedDouble((request) => {
    if (!held || taskOf(request).step < 4) return truthfulReply(fixture.truth, request);
    begun.resolve();
    return { raw: (_response, begin) => begin() };
  });
  const first = fixture.startWorker({ model: modelOf(stand) });
  const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
  await begun.promise;
  await first.stop();
  held = false;
  const before = stand.requests.length;
  // Another kind of credential, too: what the page says of it is true of the worker that goes on.
  const credential = { kind: "api-key", secret: new Secret("key-of-no-worth", "ANTHROPIC_API_KEY") } as const;
  fixture.startWorker({ model: { ...modelOf(stand), credential, model: "claude-opus-4-8" } });
  const job = await fixture.backend.untilJob(jobId, ended);
  expect(job).toMatchObject({
    status: "completed",
    engineChosen: {
      name: "claude",
      version: "claude-sonnet-5",
      reason: "qui a commencé la génération, ANTHROPIC_API_KEY étant renseigné sur le worker",
    },
  });
  const asked = stand.requests.slice(before);
  expect(new Set(asked.map((request) => request.model))).toEqual(new Set(["claude-sonnet-5"]));
  expect(asked.map(taskName).toSorted()).toEqual([
    ...["4.1", "4.2", "4.3"],
    ...["5.1", "5.2", "5.3"],
    ...["6.1", "6.2", "6.3"],
  ]);
  const lines = await fixture.backend.logOf(jobId);
  expect(lines).toContain("Modèle : claude-sonnet-5, avec lequel la génération a commencé");
});
