/** What the person's shell holds when the suite starts, handed from the runner to its workers. */
import type { UserChrome } from "./user-chrome.ts";

/** Names of the variables that hold it. */
const CHROME = "FONDATION_E2E_PERSONS_CHROME";

/** A value that cannot be anything else, wherever it turns up. */
export const PLANTED = "planted-by-the-suite-a-persons-model-credential";

/** The credentials that are planted, so that "dropped" never passes for want of any. */
export const PLANTED_NAMES = ["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN"] as const;

/** Plants credentials in an environment, in place of real ones if there are any. */
export function plantCredentials(environment: NodeJS.ProcessEnv): void {
  for (const name of PLANTED_NAMES) environment[name] = PLANTED;
}

/** Remembers the person's Chrome for the workers. */
export function rememberChrome(chrome: UserChrome): void {
  process.env[CHROME] = JSON.stringify(chrome);
}

/** The person's Chrome; undefined when the suite uses a remote browser. */
export function rememberedChrome(): UserChrome | undefined {
  const text = process.env[CHROME];
  return text === undefined ? undefined : (JSON.parse(text) as UserChrome);
}
