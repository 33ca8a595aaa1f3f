/**
 * Variables of the user's shell at the start of the suite, passed from the runner to its workers.
 */
import type { UserChrome } from "./user-chrome.ts";

/** Passes on the state of the user's Chrome. */
const CHROME = "FONDATION_E2E_PERSONS_CHROME";

/** A fake credential, which occurs nowhere else. */
export const PLANTED = "planted-by-the-suite-a-persons-model-credential";

/** The planted credentials, so that the tests can check that they are dropped. */
export const PLANTED_NAMES = ["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN"] as const;

/** Plants credentials in an environment. Replaces real ones. */
export function plantCredentials(environment: NodeJS.ProcessEnv): void {
  for (const name of PLANTED_NAMES) environment[name] = PLANTED;
}

export function rememberChrome(chrome: UserChrome): void {
  process.env[CHROME] = JSON.stringify(chrome);
}

/** The user's Chrome; undefined when the suite uses a remote browser. */
export function rememberedChrome(): UserChrome | undefined {
  const text = process.env[CHROME];
  return text === undefined ? undefined : (JSON.parse(text) as UserChrome);
}
