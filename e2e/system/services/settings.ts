/**
 * Milliseconds. Short, so that a test notices a lost worker soon, but long enough for a busy
 * machine.
 */
export const LEASE = 8_000;

/** Milliseconds. The product allows at most a third of the lease. */
const HEARTBEAT = 1_000;

/** Settings of every service on every target. */
export const COMMON: Readonly<Record<string, string>> = {
  FONDATION_ACCESS: "open",
  FONDATION_LEASE_MS: String(LEASE),
  FONDATION_HEARTBEAT_MS: String(HEARTBEAT),
  FONDATION_LOG_FORMAT: "json",
  FONDATION_LOG_LEVEL: "debug",
};
