import { expect, test } from "vitest";
import { addStepUsage, isStep, isStepUsage, type StepUsage, withTotal } from "./usage.ts";

const spent = (step: number, costUsd: number): StepUsage => ({
  step,
  requests: 1,
  inputTokens: 2,
  outputTokens: 3,
  cacheReadTokens: 4,
  cacheWriteTokens: 5,
  costUsd,
});

test("a use is added to that of its own step; the other steps stay unchanged", () => {
  const steps = [spent(1, 0.5), spent(4, 1)];
  expect(addStepUsage(steps, spent(4, 0.25))).toEqual([
    spent(1, 0.5),
    {
      step: 4,
      requests: 2,
      inputTokens: 4,
      outputTokens: 6,
      cacheReadTokens: 8,
      cacheWriteTokens: 10,
      costUsd: 1.25,
    },
  ]);
  expect(addStepUsage(steps, spent(2, 0)).map(({ step }) => step)).toEqual([1, 2, 4]);
  expect(addStepUsage([], spent(6, 0))).toEqual([spent(6, 0)]);
});

test("costs add up without a rounding error", () => {
  expect(withTotal([spent(1, 0.1), spent(2, 0.2)]).total.costUsd).toBe(0.3);
});

test("the total of no step is zero", () => {
  expect(withTotal([]).total).toEqual({
    requests: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    costUsd: 0,
  });
});

test("a use may have no request: the step was given up before it asked", () => {
  expect(isStepUsage({ ...spent(1, 0), requests: 0 })).toBe(true);
});

test("steps are numbered 1 to 6", () => {
  expect([0, 1, 6, 7, 1.5, "1"].map(isStep)).toEqual([false, true, true, false, false, false]);
});

test.each([{ step: 1.5 }, { costUsd: Number.POSITIVE_INFINITY }, { requests: Number.NaN }])(
  "%o is not the use of a step",
  (fault) => expect(isStepUsage({ ...spent(1, 0), ...fault })).toBe(false),
);
