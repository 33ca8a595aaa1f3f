/** What the user's shell contains when the suite starts, passed from the runner to its workers. */
import type { UserChrome } from "./user-chrome.ts";

/** The variable that passes on the state of the user's Chrome. */
const CHROME = "FONDATION_E2E_PERSONS_CHROME";

/** A value that occurs nowhere else. */
export const PLANTED = "planted-by-the-suite-a-persons-model-credential";

/** Credentials that are planted, so that the tests about dropping them have some to drop. */
export const PLANTED_NAMES = ["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN"] as const;

/** Plants credentials in an environment, replacing real ones. */
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
