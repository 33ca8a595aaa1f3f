/** Model settings for tests: the address of a double, a worthless credential, no retries. */

import { Secret } from "@fondation/environment";
import type { ModelLimits, ModelSettings } from "../settings/model-settings.ts";

/** A fake credential. It must not appear in any output. */
export const TEST_KEY = "sk-ant-api03-test-of-no-worth";

const LIMITS: ModelLimits = {
  maxCostUsd: 20,
  maxTurns: 40,
  concurrency: 4,
  idleMs: 60_000,
  requestMs: 120_000,
  stepMs: 240_000,
  retries: 0,
};

/** Settings for the double at `baseUrl`. */
export function modelAt(
  baseUrl: string,
  { limits, ...settings }: Partial<Omit<ModelSettings, "limits">> & { limits?: Partial<ModelLimits> } = {},
): ModelSettings {
  return {
    credential: { kind: "api-key", secret: new Secret(TEST_KEY, "ANTHROPIC_API_KEY") },
    model: "claude-sonnet-5",
    baseUrl,
    ...settings,
    limits: { ...LIMITS, ...limits },
  };
}
