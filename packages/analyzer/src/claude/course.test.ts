import { GO_ROUTER } from "@fondation/code/testing/samples";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints-in-memory";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { modelAt } from "@fondation/engine-claude/testing/test-model-settings";
import { makeRepository, type TestRepository } from "@fondation/repository/testing/test-repository";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { courseOf, findingsIn } from "../testing/course.ts";
import { courseByFakeModel } from "../testing/fake-model.ts";
import { taskOf, truthfulAnswer, truthfulReply } from "../testing/truthful-model.ts";

// Each request starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

let repository: TestRepository;

beforeAll(async () => {
  repository = await makeRepository(GO_ROUTER);
});
afterAll(() => repository[Symbol.asyncDispose]());

test("the real client writes a course of all six steps that passes every check", async () => {
  const truth = await courseOf(repository, { chapters: 3 });
  const checkpoints = checkpointsInMemory();
  /** The requests that the account names as under way. */
  const underWay = (): { step: number; usd: number }[] => {
    const [, text = '{"open":{}}'] = [...checkpoints.entries].find(([key]) => key.endsWith("/usage")) ?? [];
    return Object.values((JSON.parse(text) as { open: Record<string, { step: number; usd: number }> }).open);
  };
  await using api = await startScriptedDouble(async (request) => {
    const { step } = taskOf(request);
    if (step <= 3) {
      // While the model has a request, the account names it with its cost.
      await vi.waitFor(() => expect(underWay().map((one) => one.step)).toEqual([step]), { timeout: 60_000 });
      expect(underWay()[0]?.usd).toBeGreaterThan(0);
    }
    return truthfulReply(truth, request);
  });
  const model = modelAt(api.url);
  const course = await courseOf(repository, { engine: "claude", chapters: 3, model, checkpoints });
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.engine).toEqual({ name: "claude", version: "1-claude-sonnet-5" });
  expect(course.documents).toEqual(truth.documents);
  expect(api.requests).toHaveLength(12);
  expect(api.problems).toEqual([]);
  const promptOf = (step: number, position = 3) =>
    api.requests.find((request) => {
      const task = taskOf(request);
      return task.step === step && task.position === position;
    })?.prompt;
  // Facts of the analysis in the prompt: a symbol, an import and a cluster; then a use; then a
  // symbol of the chapter's own files.
  expect(promptOf(1)).toContain("\n- function New · route/router.go#L10-L12 · 2\n");
  expect(promptOf(1)).toContain("\n- route/router.go → route/handler.go, route/node.go\n");
  expect(promptOf(1)).toMatch(/\n\d\. Router\n {3}route\/router\.go/);
  expect(promptOf(2)).toMatch(/\n- \d → \d\n {2}- \w+ · [\w/]+\.go#L\d+-L\d+\n/);
  expect(promptOf(4, 1)).toContain("\n  - method Match · route/router.go#L15-L17 · Match finds");
  expect(course.usage?.map(({ step, requests }) => [step, requests])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 3],
    [5, 3],
    [6, 3],
  ]);
  expect(underWay()).toEqual([]);
});

test("documents are written in parallel up to the limit, and ordered by the contract", async () => {
  const truth = await courseOf(repository, { chapters: 4, language: "en" });
  let running = 0;
  let most = 0;
  const two = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const done: string[] = [];
  const course = await courseByFakeModel(
    repository,
    async (question) => {
      running += 1;
      most = Math.max(most, running);
      if (question.step === 4) {
        // No answer before two requests run, and the first chapter is answered after the second is
        // done.
        if (running === 2) two.resolve();
        await two.promise;
        if (question.position === 1) await second.promise;
        // A request beyond the limit would begin meanwhile.
        else await new Promise(setImmediate);
      }
      running -= 1;
      return truthfulAnswer(truth, question);
    },
    {
      chapters: 4,
      language: "en",
      limits: { concurrency: 2 },
      onProgress: ({ document }) => {
        if (document === undefined) return;
        done.push(document.slug);
        if (document.slug.startsWith("chapters/chapter_02")) second.resolve();
      },
    },
  );
  expect(course.documents).toEqual(truth.documents);
  expect(done.toSorted()).toEqual(truth.documents.map(({ slug }) => slug).toSorted());
  expect(done).not.toEqual(truth.documents.map(({ slug }) => slug));
  expect(most).toBe(2);
});
