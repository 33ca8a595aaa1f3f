import { modelSettingsFrom } from "@fondation/analyzer";
import { readEnvironment } from "@fondation/environment";
import { expect, test } from "vitest";
import { modelLimitOverrides } from "./model-options.ts";

test("each option that bounds a model's work reaches the limit it names", () => {
  const options = {
    model: "claude-opus-4-8",
    maxCost: "1.5",
    maxTurns: "7",
    stepTimeout: "1600",
    jobTimeout: "1700",
  };
  const environment = readEnvironment({
    env: { ANTHROPIC_API_KEY: "sk-ant-api03-of-no-worth" },
    overrides: modelLimitOverrides(options, "3"),
  });
  expect(modelSettingsFrom(environment)).toMatchObject({
    model: "claude-opus-4-8",
    limits: { maxCostUsd: 1.5, maxTurns: 7, concurrency: 3, stepMs: 1_600_000 },
  });
  expect(environment.FONDATION_JOB_TIMEOUT_MS).toBe(1_700_000);
});
