import { expect, test } from "vitest";
import { estimateCost } from "./prices.ts";

const none = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

test.each([
  ["claude-haiku-4-5-20251001", 1, 5],
  ["claude-sonnet-5", 3, 15],
  ["claude-opus-4-8", 5, 25],
  ["claude-opus-4-20250514", 15, 75],
  ["claude-opus-4-1-20250805", 15, 75],
  ["claude-fable-5", 10, 50],
  ["a-model-of-tomorrow", 15, 75],
])("%s has the prices of its family", (model, input, output) => {
  expect(estimateCost(model, { ...none, inputTokens: 1e6 })).toBeCloseTo(input);
  expect(estimateCost(model, { ...none, outputTokens: 1e6 })).toBeCloseTo(output);
  expect(estimateCost(model, { ...none, cacheReadTokens: 1e6 })).toBeCloseTo(input * 0.1);
  expect(estimateCost(model, { ...none, cacheWriteTokens: 1e6 })).toBeCloseTo(input * 2);
});
