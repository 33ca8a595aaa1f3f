import type { TestResult, TestStep } from "@playwright/test/reporter";
import { expect, test } from "vitest";
import { failureTime, stepEvents } from "./step-events.ts";

const START = 1_700_000_000_000;
const step = (at: number, title: string, more: Partial<TestStep> = {}) =>
  ({
    title,
    category: "pw:api",
    startTime: new Date(START + at),
    duration: 100,
    steps: [],
    ...more,
  }) as unknown as TestStep;

const failure = { error: { message: "Error: no link\n\nExpected: visible", stack: "no link at a.ts:7" } };
const caught = { error: { message: "Error: not yet", stack: "not yet at a.ts:6" } };
const errors = [failure.error];
const steps = [
  step(0, "Before Hooks", { category: "hook", steps: [step(0, "Fixture page", { category: "fixture" })] }),
  step(20, "Expect", caught),
  step(50, "opens the course", {
    ...failure,
    category: "test.step",
    steps: [step(60, "Click link", { ...failure, location: { file: "/e2e/a.ts", line: 7, column: 1 } })],
  }),
];

test("the steps of a test are events, without what surrounds them, and only its errors are problems", () => {
  expect(stepEvents({ steps, errors }).map(({ at, text, trouble }) => [at - START, trouble, text])).toEqual([
    [20, false, "Expect"],
    [120, false, "Expect failed: not yet"],
    [50, false, "opens the course"],
    [60, false, "Click link (a.ts:7)"],
    [160, true, "Click link (a.ts:7) failed: no link; Expected: visible"],
  ]);
});

test("a test failed when its first failing step ended, else at its end", () => {
  const result = (failed: TestStep[]) =>
    ({ steps: failed, errors, startTime: new Date(START), duration: 120 }) as unknown as TestResult;
  expect(failureTime(result(steps))).toBe(START + 160);
  expect(failureTime(result([]))).toBe(START + 120);
});
