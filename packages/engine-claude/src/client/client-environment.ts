/**
 * The environment of the client. It has only variables of a fixed list from this process's
 * environment.
 */

import type { ModelSettings } from "../settings/model-settings.ts";

/** Directories that exist for one request. */
export interface ClientHome {
  readonly home: string;
  readonly config: string;
  readonly temporary: string;
}

/** Passed on unchanged: locations of programs and certificates, and proxies. */
const PASSED_ON = [
  "PATH",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "NODE_EXTRA_CA_CERTS",
  "HTTPS_PROXY",
  "HTTP_PROXY",
  "NO_PROXY",
  "https_proxy",
  "http_proxy",
  "no_proxy",
] as const;

/**
 * With these variables the client announces each wait before a retry (`api_retry`), where
 * `watchForFailures` can end it. Without them a client with an API key reports only that the limit
 * is reached, once the API asks for more than a minute. They also make it retry forever after a 429
 * or a 529. The limit of a subscription is always reported with its end.
 */
const ANNOUNCE_WAITS = { CLAUDE_CODE_RETRY_WATCHDOG: "1", CLAUDE_CODE_RETRY_WATCHDOG_SCOPE: "capacity" };

/** The complete environment of the client, with exactly one credential. */
export function clientEnvironment(
  { credential, baseUrl, limits }: ModelSettings,
  { home, config, temporary }: ClientHome,
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const passedOn = PASSED_ON.flatMap((name): [string, string][] => {
    const value = env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries(passedOn),
    HOME: home,
    CLAUDE_CONFIG_DIR: config,
    TMPDIR: temporary,
    LANG: "C.UTF-8",
    CLAUDE_AGENT_SDK_CLIENT_APP: "fondation",
    // Only this variable keeps the client from contacting other addresses.
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    CLAUDE_CODE_DISABLE_AUTO_MEMORY: "1",
    CLAUDE_CODE_MAX_RETRIES: String(limits.retries),
    API_TIMEOUT_MS: String(limits.requestMs),
    ...(credential.kind === "api-key" ? ANNOUNCE_WAITS : {}),
    ...(baseUrl === undefined ? {} : { ANTHROPIC_BASE_URL: baseUrl }),
    [credential.kind === "api-key" ? "ANTHROPIC_API_KEY" : "CLAUDE_CODE_OAUTH_TOKEN"]:
      credential.secret.reveal(),
  };
}
