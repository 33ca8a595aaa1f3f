/** Settings that every started system shares. */

/** Short, so that a lost worker is noticed while a test watches. Milliseconds. */
export const LEASE = 3_000;

/** A third of the lease, as the product asks for. Milliseconds. */
const HEARTBEAT = 1_000;

/** What every service is told, wherever it runs. */
export const COMMON: Readonly<Record<string, string>> = {
  FONDATION_ACCESS: "open",
  FONDATION_LEASE_MS: String(LEASE),
  FONDATION_HEARTBEAT_MS: String(HEARTBEAT),
  FONDATION_LOG_FORMAT: "json",
  FONDATION_LOG_LEVEL: "debug",
};
