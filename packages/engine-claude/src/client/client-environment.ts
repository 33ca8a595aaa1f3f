/** The environment of the client, made from nothing: whatever this process has, its settings and its other secrets do not get there. */

import type { ModelSettings } from "../settings/model-settings.ts";

/** Made for one request, and removed after it. */
export interface ClientHome {
  readonly home: string;
  readonly config: string;
  readonly temporary: string;
}

/** Passed on as they are: where programs and certificates are, and the way to the network. */
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
 * Of a key's limit the client else says only that it is reached, once the API wants a longer wait than a minute. With these it would wait,
 * however long, and try for ever after a 429 or a 529; it tells each wait before, and there `watchFor` ends it. A subscription's limits come
 * with the time of their end anyway.
 */
const TELL_LIMITS = { CLAUDE_CODE_RETRY_WATCHDOG: "1", CLAUDE_CODE_RETRY_WATCHDOG_SCOPE: "capacity" };

/** The client's whole environment. Exactly one credential is in it. */
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
    // Alone enough to keep it from every other address.
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    CLAUDE_CODE_DISABLE_AUTO_MEMORY: "1",
    CLAUDE_CODE_MAX_RETRIES: String(limits.retries),
    API_TIMEOUT_MS: String(limits.requestMs),
    ...(credential.kind === "api-key" ? TELL_LIMITS : {}),
    ...(baseUrl === undefined ? {} : { ANTHROPIC_BASE_URL: baseUrl }),
    [credential.kind === "api-key" ? "ANTHROPIC_API_KEY" : "CLAUDE_CODE_OAUTH_TOKEN"]:
      credential.secret.reveal(),
  };
}
