import { GO_ROUTER } from "@fondation/code/testing/samples";
import { checkpointsInMemory } from "@fondation/course/testing/checkpoints-in-memory";
import { makeRepository, type TestRepository } from "@fondation/repository/testing/test-repository";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnalyzedCourse } from "../index.ts";
import { courseOf } from "../testing/course.ts";
import { type AskedQuestion, courseByFakeModel } from "../testing/fake-model.ts";
import { truthfulAnswer } from "../testing/truthful-model.ts";

let repository: TestRepository;
let truth: AnalyzedCourse;

beforeAll(async () => {
  repository = await makeRepository(GO_ROUTER);
  truth = await courseOf(repository, { chapters: 3 });
});
afterAll(() => repository[Symbol.asyncDispose]());

test("an interrupted course continues from its checkpoints, and shows its total cost", async () => {
  let isLimited = true;
  const asked: string[] = [];
  const used: number[] = [];
  const checkpoints = checkpointsInMemory();
  const attempt = (job: string) => {
    asked.length = 0;
    return courseByFakeModel(
      repository,
      (question) => {
        asked.push(question.name);
        return isLimited && question.name === "4.2"
          ? { fault: "rate-limit" }
          : truthfulAnswer(truth, question);
      },
      { limits: { concurrency: 1 }, checkpoints, job, onUsage: ({ requests }) => used.push(requests) },
    );
  };
  await expect(attempt("one")).rejects.toMatchObject({ code: "ENGINE_RATE_LIMIT" });
  expect(asked).toEqual(["1", "2", "3", "4.1", "4.2"]);
  isLimited = false;
  const course = await attempt("one");
  expect(asked).toEqual(["4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3"]);
  expect(course.documents).toEqual(truth.documents);
  expect(course.usage?.map(({ requests }) => requests)).toEqual([1, 1, 1, 3, 3, 3]);
  expect(used).toEqual(Array.from({ length: 12 }, () => 1));
  // A regeneration of the same commit asks nothing at all.
  const again = await attempt("two");
  expect(again.documents).toEqual(truth.documents);
  expect(again.usage).toEqual(course.usage);
  expect(asked).toEqual([]);
});

test("another model does not continue from what the first one wrote", async () => {
  const checkpoints = checkpointsInMemory();
  const asked: string[] = [];
  for (const model of ["claude-sonnet-5", "claude-opus-4-8"]) {
    const failed = courseByFakeModel(
      repository,
      (question) => {
        asked.push(`${model} ${question.name}`);
        return question.step === 2 ? { fault: "rejected-credential" } : truthfulAnswer(truth, question);
      },
      { checkpoints, model },
    );
    await expect(failed).rejects.toMatchObject({ code: "ENGINE_AUTH" });
  }
  expect(asked).toEqual(["claude-sonnet-5 1", "claude-sonnet-5 2", "claude-opus-4-8 1", "claude-opus-4-8 2"]);
});

test("a step that takes too long fails, whatever its requests do", async () => {
  const never = () => new Promise<never>(() => {});
  await expect(courseByFakeModel(repository, never, { limits: { stepMs: 10 } })).rejects.toMatchObject({
    code: "ENGINE_UNAVAILABLE",
    fault: "slow",
    message: expect.stringContaining("Step 1"),
  });
});

function countingModel() {
  const asked: AskedQuestion[] = [];
  const reply = (question: AskedQuestion) => {
    asked.push(question);
    return truthfulAnswer(truth, question);
  };
  return { asked, reply };
}

test("the cost limit includes earlier attempts of a job, but not those of another job", async () => {
  const { asked, reply } = countingModel();
  const checkpoints = checkpointsInMemory();
  // Two answers of 0.007 dollars each: the second begins below the limit and ends above it.
  const attempt = (job: string) =>
    courseByFakeModel(repository, reply, { limits: { maxCostUsd: 0.01, concurrency: 1 }, checkpoints, job });
  await expect(attempt("one")).rejects.toMatchObject({ code: "ENGINE_BUDGET" });
  expect(asked).toHaveLength(2);
  await expect(attempt("one")).rejects.toMatchObject({
    code: "ENGINE_BUDGET",
    message: expect.stringContaining("0.01"),
  });
  expect(asked).toHaveLength(2);
  await expect(attempt("two")).rejects.toMatchObject({ code: "ENGINE_BUDGET" });
  expect(asked.length).toBeGreaterThan(2);
});

test("the cost of an abandoned request counts in the job's next attempts", async () => {
  let asked = 0;
  const attempt = () =>
    courseByFakeModel(
      repository,
      () => {
        asked += 1;
        return { fault: "silent", costUsd: 0.0135 };
      },
      { limits: { maxCostUsd: 0.013, concurrency: 1 }, checkpoints, job: "one" },
    );
  const checkpoints = checkpointsInMemory();
  await expect(attempt()).rejects.toMatchObject({ fault: "silent" });
  await expect(attempt()).rejects.toMatchObject({ fault: "cost-limit" });
  expect(asked).toBe(1);
});

test("the first steps get the whole cost limit, although later ones run in parallel", async () => {
  const { asked, reply } = countingModel();
  // Three answers of 0.007 dollars each, and a half.
  const limits = { maxCostUsd: 0.0245, concurrency: 4 };
  await expect(courseByFakeModel(repository, reply, { limits })).rejects.toMatchObject({
    code: "ENGINE_BUDGET",
  });
  const steps = asked.map(({ step }) => step);
  expect(steps.slice(0, 3)).toEqual([1, 2, 3]);
  expect(new Set(steps.slice(3))).toEqual(new Set([4]));
});

test("a document that costs more than its part gets what the others did not need", async () => {
  let long = 0;
  const course = await courseByFakeModel(
    repository,
    (question) => {
      const answer = truthfulAnswer(truth, question);
      if (question.name !== "4.1") return answer;
      long += 1;
      // Its part is about 0.11 dollars.
      return { ...answer, costUsd: 0.12 };
    },
    { limits: { maxCostUsd: 0.35, concurrency: 4 } },
  );
  expect(course.documents).toEqual(truth.documents);
  expect(long).toBe(2);
});
