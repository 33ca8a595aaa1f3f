import { readEnvironment } from "@fondation/environment";
import { expect, test } from "vitest";
import { modelSettingsFrom } from "./environment-settings.ts";

test("each limit comes from its own variable", () => {
  const environment = readEnvironment({
    env: {},
    overrides: {
      ANTHROPIC_API_KEY: "sk-ant-api03-of-no-worth",
      ANTHROPIC_BASE_URL: "http://127.0.0.1:9",
      FONDATION_MODEL: "claude-opus-4-8",
      FONDATION_MAX_COST: "1.5",
      FONDATION_MAX_TURNS: "7",
      FONDATION_MODEL_CONCURRENCY: "3",
      FONDATION_MODEL_IDLE_MS: "4000",
      FONDATION_MODEL_REQUEST_MS: "5000",
      FONDATION_MODEL_STEP_MS: "6000",
      FONDATION_MODEL_RETRIES: "2",
    },
  });
  const settings = modelSettingsFrom(environment, "/prompts");
  expect(settings).toMatchObject({
    model: "claude-opus-4-8",
    prompts: "/prompts",
    credential: { kind: "api-key" },
    limits: {
      maxCostUsd: 1.5,
      maxTurns: 7,
      concurrency: 3,
      idleMs: 4_000,
      requestMs: 5_000,
      stepMs: 6_000,
      retries: 2,
    },
  });
  expect(settings?.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:9\/?$/);
});

test("settings need a credential, and its kind follows from its variable", () => {
  expect(modelSettingsFrom(readEnvironment({ env: {} }))).toBeUndefined();
  const overrides = { CLAUDE_CODE_OAUTH_TOKEN: "sk-ant-oat01-of-no-worth" };
  const settings = modelSettingsFrom(readEnvironment({ env: {}, overrides }));
  expect(settings?.credential.kind).toBe("subscription");
  expect(settings?.credential.secret.reveal()).toBe("sk-ant-oat01-of-no-worth");
});
