import { expect, test } from "vitest";
import { beyondModel } from "./model-time.ts";

const task = (step: number, position = 0) => ({
  step,
  position,
  chapters: 3,
  repository: "a/b",
  commit: "0",
  language: "fr" as const,
});

test("on one lane, the model's time is the sum of its requests", () => {
  const requests = [
    { at: 1_100, duration: 200, task: task(1) },
    { at: 1_310, duration: 200, task: task(1) },
    { at: 1_540, duration: 100, task: task(2) },
  ];
  expect(beyondModel(requests, 1, { startedAt: 1_000, endedAt: 1_700 })).toEqual({
    wall: 700,
    model: 500,
    between: 40,
    turns: [10, 1],
    tasks: [30, 1],
    before: 100,
    after: 60,
  });
});

test("on two lanes the model's time is that of the longer lane, step by step", () => {
  const requests = [
    { at: 0, duration: 100, task: task(4, 1) },
    { at: 0, duration: 300, task: task(4, 2) },
    { at: 105, duration: 100, task: task(4, 3) },
    { at: 310, duration: 100, task: task(5, 1) },
  ];
  const found = beyondModel(requests, 2, { startedAt: 0, endedAt: 410 });
  expect(found).toMatchObject({ model: 400, between: 10, turns: [0, 0], tasks: [15, 2] });
});
