import type { Environment } from "@fondation/environment";
import type { ModelCredential, ModelSettings } from "./model-settings.ts";

/** Undefined without a credential. `prompts`: the directory of the built prompts. */
export function modelSettingsFrom(environment: Environment, prompts?: string): ModelSettings | undefined {
  const credential = credentialIn(environment);
  if (credential === undefined) return undefined;
  const { ANTHROPIC_BASE_URL: baseUrl, FONDATION_CLAUDE_EXECUTABLE: executable } = environment;
  return {
    credential,
    model: environment.FONDATION_MODEL,
    limits: {
      maxCostUsd: environment.FONDATION_MAX_COST,
      maxTurns: environment.FONDATION_MAX_TURNS,
      concurrency: environment.FONDATION_MODEL_CONCURRENCY,
      idleMs: environment.FONDATION_MODEL_IDLE_MS,
      requestMs: environment.FONDATION_MODEL_REQUEST_MS,
      stepMs: environment.FONDATION_MODEL_STEP_MS,
      retries: environment.FONDATION_MODEL_RETRIES,
    },
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(executable === undefined ? {} : { executable }),
    ...(prompts === undefined ? {} : { prompts }),
  };
}

/** At most one is set: `readEnvironment` refuses both. */
function credentialIn({
  CLAUDE_CODE_OAUTH_TOKEN: token,
  ANTHROPIC_API_KEY: key,
}: Environment): ModelCredential | undefined {
  if (key !== undefined) return { kind: "api-key", secret: key };
  return token === undefined ? undefined : { kind: "subscription", secret: token };
}
