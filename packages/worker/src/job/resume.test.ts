import { api } from "@fondation/backend";
import { Secret } from "@fondation/environment";
import { describe, expect, test, vi } from "vitest";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { taskOf, truthfulReply } from "@fondation/analyzer/testing/truthful-model";
import {
  CHAPTERS,
  ended,
  limitUntil,
  modelOf,
  REPOSITORY,
  startModelFixture,
  taskName,
} from "../testing/model-fixture.ts";

// A bound for clients that hang, not a measure: each request starts the real client.
vi.setConfig({ testTimeout: 180_000 });

/** Checkpoints of a course with one document that cites a missing file. */
function falsified(entries: ReadonlyMap<string, string>, slug: string): Map<string, string> {
  return new Map(
    [...entries].map(([key, value]) => {
      if (!key.includes(slug)) return [key, value];
      const text = String(JSON.parse(value));
      return [key, JSON.stringify(text.replace(/^(?=## )/m, "Tout est dit ici : `nowhere.ts#L1-L3`.\n\n"))];
    }),
  );
}

/** Concurrent, because these tests mostly wait for a client or for a delay. */
describe.concurrent("the next attempt at a course of Claude", () => {
  test("starts when the provider's rate limit ends, and asks nothing twice", async () => {
    await using fixture = await startModelFixture();
    let reset = 0;
    let isLimited = true;
    const asked: string[] = [];
    await using double = await startScriptedDouble((request) => {
      asked.push(taskName(request));
      if (!isLimited || taskOf(request).step !== 4) return truthfulReply(fixture.truth, request);
      reset ||= Math.floor(Date.now() / 1_000) + 6;
      return limitUntil(reset);
    });
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    await fixture.keepAllBut(["1", "2", "3", "4.3", "5.3", "6.3"]);
    fixture.startWorker({ model: modelOf(double) });
    const delayed = await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
    expect(delayed).toMatchObject({ error: { code: "ENGINE_RATE_LIMIT" } });
    expect(delayed.retryAt).toBeGreaterThanOrEqual(reset * 1_000);
    // After a limit with an unknown end, the delay is at least a minute.
    expect(delayed.retryAt).toBeLessThan(reset * 1_000 + 30_000);
    expect(delayed.error?.reason).toBe("model.rate-limit");
    isLimited = false;
    expect(asked.splice(0)).toEqual(["1", "2", "3", "4.3"]);
    const job = await fixture.backend.untilJob(jobId, ended);
    expect(job).toMatchObject({ status: "completed", attempt: 2 });
    expect(asked).toEqual(["4.3", "5.3", "6.3"]);
    expect(job.usage?.steps.map(({ step, requests }) => [step, requests])).toContainEqual([1, 1]);
  });

  test("repairs the answer refused before a rate limit instead of asking again", async () => {
    await using fixture = await startModelFixture();
    let isLimited = true;
    const asked: string[] = [];
    await using double = await startScriptedDouble((request) => {
      const isRepair = request.prompt.includes("## Réponse précédente");
      asked.push(`${taskName(request)}${isRepair ? " repair" : ""}`);
      if (taskName(request) !== "4.2" || (isRepair && !isLimited)) {
        return truthfulReply(fixture.truth, request);
      }
      if (isRepair) return limitUntil(Math.floor(Date.now() / 1_000) + 1);
      return { text: "# Chapitre 2 : rien\n" };
    });
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    await fixture.keepAllBut(["4.2", "5.2", "6.2"]);
    fixture.startWorker({ model: modelOf(double) });
    await fixture.backend.untilJob(jobId, ({ status }) => status === "delayed");
    isLimited = false;
    expect(asked.splice(0)).toEqual(["4.2", "4.2 repair"]);
    const job = await fixture.backend.untilJob(jobId, ended);
    expect(job).toMatchObject({ status: "completed", attempt: 2 });
    expect(asked).toEqual(["4.2 repair", "5.2", "6.2"]);
    // Three documents and one repair. A request that a limit refuses costs nothing.
    expect(job.usage?.total.requests).toBe(4);
    expect(job.usage?.total.costUsd).toBeCloseTo(4 * 0.007);
  });

  test("pays again only for the documents that failed the verification", async () => {
    await using fixture = await startModelFixture();
    const asked: string[] = [];
    await using double = await startScriptedDouble((request) => {
      asked.push(taskName(request));
      return truthfulReply(fixture.truth, request);
    });
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    await fixture.backend.keep(falsified(await fixture.checkpoints(), "/chapters/chapter_02_"));
    fixture.startWorker({ model: modelOf(double) });
    const delayed = await fixture.backend.untilJob(jobId, ({ error }) => error !== null);
    expect(delayed.error).toMatchObject({
      code: "COURSE_INVALID",
      reason: "course.findings",
      facts: { places: [expect.objectContaining({ slug: expect.stringContaining("chapters/chapter_02_") })] },
    });
    const job = await fixture.backend.untilJob(jobId, ended);
    expect(job).toMatchObject({ status: "completed", attempt: 2 });
    // First the review of the false chapter, which has no checkpoint. Then only that chapter:
    // results that follow from the true chapter are kept.
    expect(asked).toEqual(["5.2", "4.2"]);
  });

  test("waits for a worker with Claude, while one without does other jobs", async () => {
    await using fixture = await startModelFixture();
    const begun = Promise.withResolvers<void>();
    let isHeld = true;
    await using double = await startScriptedDouble((request) => {
      if (!isHeld) return truthfulReply(fixture.truth, request);
      begun.resolve();
      return { raw: (_response, begin) => begin() };
    });
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    await fixture.keepAllBut(["1"]);
    const withClaude = fixture.startWorker({ model: modelOf(double) });
    await begun.promise;
    const withoutClaude = fixture.startWorker();
    await withoutClaude.ready;
    await withClaude.stop();
    fixture.addRepository("ada/other");
    const other = await fixture.backend.submit("ada/other", CHAPTERS);
    expect(await fixture.backend.untilJob(other, ended)).toMatchObject({
      status: "completed",
      engineChosen: { name: "static" },
    });
    const waiting = await fixture.backend.untilJob(jobId, ({ status }) => status === "queued");
    expect(waiting).toMatchObject({ error: null, engineChosen: { name: "claude" } });
    isHeld = false;
    fixture.startWorker({ model: modelOf(double) });
    expect(await fixture.backend.untilJob(jobId, ended)).toMatchObject({ status: "completed" });
    const course = await fixture.backend.viewer.query(api.courses.get, { key: REPOSITORY });
    expect(course).toMatchObject({ engine: { name: "claude" } });
  });

  test("keeps the model that began, and asks it only for what is missing", async () => {
    await using fixture = await startModelFixture();
    const begun = Promise.withResolvers<void>();
    let isHeld = true;
    await using double = await startScriptedDouble((request) => {
      if (!isHeld || taskOf(request).step < 4) return truthfulReply(fixture.truth, request);
      begun.resolve();
      return { raw: (_response, begin) => begin() };
    });
    const jobId = await fixture.backend.submit(REPOSITORY, CHAPTERS);
    await fixture.keepAllBut(["3", "4.3", "5.3", "6.3"]);
    const first = fixture.startWorker({ model: modelOf(double) });
    await begun.promise;
    await first.stop();
    isHeld = false;
    const before = double.requests.length;
    // The page shows the kind of credential of the worker that continues.
    const secret = new Secret("key-of-no-worth", "ANTHROPIC_API_KEY");
    const credential = { kind: "api-key", secret } as const;
    fixture.startWorker({ model: { ...modelOf(double), credential, model: "claude-opus-4-8" } });
    const job = await fixture.backend.untilJob(jobId, ended);
    expect(job).toMatchObject({
      status: "completed",
      engineChosen: {
        name: "claude",
        version: "claude-sonnet-5",
        reason: "begun-with-credential",
        facts: { credential: "ANTHROPIC_API_KEY" },
      },
    });
    const asked = double.requests.slice(before);
    expect(new Set(asked.map((request) => request.model))).toEqual(new Set(["claude-sonnet-5"]));
    expect(asked.map(taskName)).toEqual(["4.3", "5.3", "6.3"]);
    const lines = await fixture.backend.logOf(jobId);
    expect(lines).toContain('model.resumed {"model":"claude-sonnet-5"}');
  });
});
