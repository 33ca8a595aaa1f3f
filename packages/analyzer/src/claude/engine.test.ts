import { expect, test, vi } from "vitest";
import { courseOf, findingsIn } from "../testing/course.ts";
import { startMessagesApi } from "../testing/messages-api.ts";
import { modelAt } from "../testing/model.ts";
import { makeRepository } from "../testing/repository.ts";
import { GO_ROUTER } from "../testing/samples.ts";
import { truthfulReply } from "../testing/truthful-model.ts";

// Each request starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 180_000 });

test("the real client writes a course of all six steps that passes every check", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const truth = await courseOf(repository, { chapters: 3 });
  await using api = await startMessagesApi((request) => truthfulReply(truth, request));
  const course = await courseOf(repository, { engine: "claude", chapters: 3, model: modelAt(api.url) });
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.engine).toEqual({ name: "claude", version: "1-claude-sonnet-5" });
  expect(course.documents).toEqual(truth.documents);
  expect(api.requests).toHaveLength(12);
  expect(api.unknown).toEqual([]);
  expect(course.usage?.map(({ step, requests }) => [step, requests])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
    [4, 3],
    [5, 3],
    [6, 3],
  ]);
});
