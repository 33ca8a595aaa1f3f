/** Settings that every started system shares. */

/** Short, so that a lost worker is noticed while a test watches; long enough for a worker that a busy machine keeps waiting. Milliseconds. */
export const LEASE = 8_000;

/** The product asks for a third of the lease at most. Milliseconds. */
const HEARTBEAT = 1_000;

/** What every service is told, wherever it runs. */
export const COMMON: Readonly<Record<string, string>> = {
  FONDATION_ACCESS: "open",
  FONDATION_LEASE_MS: String(LEASE),
  FONDATION_HEARTBEAT_MS: String(HEARTBEAT),
  FONDATION_LOG_FORMAT: "json",
  FONDATION_LOG_LEVEL: "debug",
};
