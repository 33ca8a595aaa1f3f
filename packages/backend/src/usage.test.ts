import type { StepUsage } from "@fondation/course";
import { expect, test } from "vitest";
import { addSpending, isIncrement, withTotal } from "./usage.ts";

const spent = (step: number, costUsd: number): StepUsage => ({
  step,
  requests: 1,
  inputTokens: 2,
  outputTokens: 3,
  cacheReadTokens: 4,
  cacheWriteTokens: 5,
  costUsd,
});

test("an increment goes to its own step, and the others stay as they are", () => {
  const steps = [spent(1, 0.5), spent(4, 1)];
  expect(addSpending(steps, spent(4, 0.25))).toEqual([
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
  expect(addSpending(steps, spent(2, 0)).map(({ step }) => step)).toEqual([1, 2, 4]);
  expect(addSpending([], spent(6, 0))).toEqual([spent(6, 0)]);
});

test("tenths of a cent add up without a tail", () => {
  expect(withTotal({ steps: [spent(1, 0.1), spent(2, 0.2)] }).total.costUsd).toBe(0.3);
});

test("nothing spent comes to nothing", () => {
  expect(withTotal({ steps: [] }).total).toEqual({
    requests: 0,
    inputTokens: 0,
    outputTokens: 0,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    costUsd: 0,
  });
});

test("requests may be none, for a step that was given up before it asked", () => {
  expect(isIncrement({ ...spent(1, 0), requests: 0 })).toBe(true);
});

test.each([{ step: 1.5 }, { costUsd: Number.POSITIVE_INFINITY }, { requests: Number.NaN }])(
  "%o is no increment",
  (spoilt) => expect(isIncrement({ ...spent(1, 0), ...spoilt })).toBe(false),
);
