import { expect, test, vi } from "vitest";
import type { AnalyzeRequest } from "../index.ts";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints";
import { courseOf } from "../testing/course.ts";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
import { modelAt } from "@fondation/engine-claude/testing/model-settings";
import { makeRepository } from "@fondation/repository/testing/repository";
import { GO_ROUTER } from "@fondation/code/testing/samples";
import { taskOf, truthfulReply } from "../testing/truthful-model.ts";

// Each request starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

/** The client, which would soon try again by itself, waits for longer than it takes to be ended. */
const LATER = { "retry-after": "3600" };

test("a course that was interrupted goes on from what is kept, pays for nothing twice and shows its whole cost", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  let limited = true;
  const asked: string[] = [];
  await using api = await startScriptedDouble((request) => {
    const { step, position } = taskOf(request);
    asked.push(step > 3 ? `${step}.${position}` : `${step}`);
    if (limited && step === 4 && position === 2) {
      return { status: 429, type: "rate_limit_error", message: "limit", headers: LATER };
    }
    return truthfulReply(truth, request);
  });
  const checkpoints = checkpointsInMemory();
  const model = modelAt(api.url, { limits: { concurrency: 1 } });
  const used: number[] = [];
  const request: Partial<AnalyzeRequest> = {
    engine: "claude",
    chapters: 3,
    model,
    checkpoints,
    job: "one",
    onUsage: ({ requests }) => used.push(requests),
  };
  await expect(courseOf(repository, request)).rejects.toMatchObject({ code: "ENGINE_RATE_LIMIT" });
  expect(asked).toEqual(["1", "2", "3", "4.1", "4.2"]);
  limited = false;
  asked.length = 0;
  const course = await courseOf(repository, request);
  expect(asked).toEqual(["4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3"]);
  expect(course.documents).toEqual(truth.documents);
  expect(course.usage?.map(({ requests }) => requests)).toEqual([1, 1, 1, 3, 3, 3]);
  expect(used).toEqual(Array.from({ length: 12 }, () => 1));
  // A regeneration of the same commit asks nothing at all.
  asked.length = 0;
  const again = await courseOf(repository, { ...request, job: "two" });
  expect(again.documents).toEqual(truth.documents);
  expect(again.usage).toEqual(course.usage);
  expect(asked).toEqual([]);
});

test("the limit of cost counts the earlier attempts of a job, and not those of another one", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  let broken = true;
  await using api = await startScriptedDouble((request) =>
    broken && taskOf(request).step === 3
      ? { status: 529, type: "overloaded_error", message: "busy" }
      : truthfulReply(truth, request),
  );
  const checkpoints = checkpointsInMemory();
  const request = (job: string): Partial<AnalyzeRequest> => ({
    engine: "claude",
    chapters: 3,
    model: modelAt(api.url, { limits: { maxCostUsd: 0.01, concurrency: 1 } }),
    checkpoints,
    job,
  });
  // Two answers of 0.007 dollars each: the second begins below the limit and ends above it.
  await expect(courseOf(repository, request("one"))).rejects.toMatchObject({ code: "ENGINE_BUDGET" });
  const before = api.requests.length;
  broken = false;
  await expect(courseOf(repository, request("one"))).rejects.toMatchObject({
    code: "ENGINE_BUDGET",
    message: expect.stringContaining("0.01"),
  });
  expect(api.requests.length).toBe(before);
  await expect(courseOf(repository, request("two"))).rejects.toMatchObject({ code: "ENGINE_BUDGET" });
  expect(api.requests.length).toBeGreaterThan(before);
});

test("what a request cost that was given up counts toward the limit of the job's next attempts", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  await using api = await startScriptedDouble((_request, count) =>
    count % 2 === 1 ? { tool: "Glob", input: { pattern: "*" } } : { raw: (_response, begin) => begin() },
  );
  const request: Partial<AnalyzeRequest> = {
    engine: "claude",
    chapters: 3,
    model: modelAt(api.url, { limits: { maxCostUsd: 0.013, concurrency: 1, idleMs: 15_000 } }),
    checkpoints: checkpointsInMemory(),
    job: "one",
  };
  await expect(courseOf(repository, request)).rejects.toMatchObject({ fault: "silent" });
  await expect(courseOf(repository, request)).rejects.toMatchObject({ fault: "cost-limit" });
  expect(api.requests).toHaveLength(2);
});

test("a limit of few answers is no smaller for the first steps because later ones run side by side", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  const asked: number[] = [];
  await using api = await startScriptedDouble((request) => {
    asked.push(taskOf(request).step);
    return truthfulReply(truth, request);
  });
  // Three answers of 0.007 dollars each, and a half.
  const model = modelAt(api.url, { limits: { maxCostUsd: 0.0245, concurrency: 4 } });
  const failed = courseOf(repository, { engine: "claude", chapters: 3, model });
  await expect(failed).rejects.toMatchObject({ code: "ENGINE_BUDGET" });
  expect(asked.slice(0, 3)).toEqual([1, 2, 3]);
  expect(new Set(asked.slice(3))).toEqual(new Set([4]));
});

test("a document that needs more than its part is written with what the others did not need", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  let long = 0;
  await using api = await startScriptedDouble((request) => {
    const reply = truthfulReply(truth, request);
    const { step, position } = taskOf(request);
    if (step !== 4 || position !== 1 || !("text" in reply)) return reply;
    long += 1;
    // 0.12 dollars; its part is about 0.11.
    return { ...reply, usage: { output_tokens: 11_800 } };
  });
  const model = modelAt(api.url, { limits: { maxCostUsd: 0.35, concurrency: 4 } });
  const course = await courseOf(repository, { engine: "claude", chapters: 3, model });
  expect(course.documents).toEqual(truth.documents);
  expect(long).toBe(2);
});

test("another model does not go on from what the first one wrote", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  await using api = await startScriptedDouble((request) =>
    taskOf(request).step === 2
      ? { status: 403, type: "permission_error", message: "no" }
      : truthfulReply(truth, request),
  );
  const checkpoints = checkpointsInMemory();
  for (const model of ["claude-sonnet-5", "claude-opus-4-8"]) {
    const request = {
      engine: "claude",
      chapters: 3,
      checkpoints,
      model: modelAt(api.url, { model }),
    } as const;
    await expect(courseOf(repository, request)).rejects.toMatchObject({ code: "ENGINE_AUTH" });
  }
  const first = api.requests.filter((request) => taskOf(request).step === 1);
  expect(first.map(({ model }) => model)).toEqual(["claude-sonnet-5", "claude-opus-4-8"]);
});

test("a step that takes too long is given up, whatever its requests do", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  await using api = await startScriptedDouble(() => ({ tool: "Glob", input: { pattern: "*" } }));
  const model = modelAt(api.url, { limits: { stepMs: 4_000, maxTurns: 1_000 } });
  await expect(courseOf(repository, { engine: "claude", chapters: 3, model })).rejects.toMatchObject({
    code: "ENGINE_UNAVAILABLE",
    fault: "slow",
    message: expect.stringContaining("Step 1"),
  });
});

test("a request is in the account of what is under way while the model has it, and no longer", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  const checkpoints = checkpointsInMemory();
  const underWay = (): { step: number; usd: number }[] => {
    const [, text = '{"open":{}}'] = [...checkpoints.entries].find(([key]) => key.endsWith("/usage")) ?? [];
    return Object.values((JSON.parse(text) as { open: Record<string, { step: number; usd: number }> }).open);
  };
  await using api = await startScriptedDouble(async (request) => {
    const { step } = taskOf(request);
    if (step <= 3) {
      await vi.waitFor(() => expect(underWay().map((one) => one.step)).toEqual([step]), { timeout: 10_000 });
      expect(underWay()[0]?.usd).toBeGreaterThan(0);
    }
    return truthfulReply(truth, request);
  });
  await courseOf(repository, { engine: "claude", chapters: 3, checkpoints, model: modelAt(api.url) });
  expect(underWay()).toEqual([]);
});
