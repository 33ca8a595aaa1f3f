/** Model settings for tests: a stand-in's address, a credential of no worth, short patience. */

import { Secret } from "@fondation/environment";
import { MODEL_DEFAULTS, type ModelLimits, type ModelSettings } from "../index.ts";

/** The credential that must turn up nowhere. */
export const TEST_KEY = "sk-ant-api03-test-of-no-worth";

/** Settings for the stand-in at `baseUrl`. */
export function modelAt(
  baseUrl: string,
  { limits, ...settings }: Partial<Omit<ModelSettings, "limits">> & { limits?: Partial<ModelLimits> } = {},
): ModelSettings {
  return {
    credential: { kind: "api-key", secret: new Secret(TEST_KEY, "ANTHROPIC_API_KEY") },
    model: MODEL_DEFAULTS.model,
    baseUrl,
    ...settings,
    limits: { ...MODEL_DEFAULTS.limits, retries: 0, ...limits },
  };
}
