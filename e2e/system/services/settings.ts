/** Settings that every started system shares. */

/**
 * Milliseconds. Short, so that a test sees a lost worker; long enough for a worker on a busy
 * machine.
 */
export const LEASE = 8_000;

/** Milliseconds. The product allows a third of the lease at most. */
const HEARTBEAT = 1_000;

/** Settings of every service on every target. */
export const COMMON: Readonly<Record<string, string>> = {
  FONDATION_ACCESS: "open",
  FONDATION_LEASE_MS: String(LEASE),
  FONDATION_HEARTBEAT_MS: String(HEARTBEAT),
  FONDATION_LOG_FORMAT: "json",
  FONDATION_LOG_LEVEL: "debug",
};
