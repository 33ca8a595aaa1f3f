/**
 * Named points of a job at which a test can hold it, so that a fault hits exactly there. Workers have
 * a gate only when `FONDATION_TEST_GATE` is set.
 */
import { setTimeout as pause } from "node:timers/promises";

/** Resolves when the job may pass the point. Rejects with the reason when the job is stopped. */
export type Gate = (point: string) => Promise<void>;

/** A worker without a gate passes every point at once. */
export const OPEN: Gate = async () => {};

/** Milliseconds until an address that does not answer is asked again. */
const RETRY_MS = 50;

/**
 * Asks an address at each point: the request says that the point is reached, and its answer lets the
 * job pass. An address that cannot be reached holds the job.
 */
export function createGate(
  url: string,
  job: { readonly repository: string; readonly epoch: number },
  signal: AbortSignal,
): Gate {
  return async (point) => {
    const body = JSON.stringify({ ...job, point });
    const ask = async () => (await fetch(url, { method: "POST", body, signal })).ok;
    while (!(await ask().catch(() => false))) {
      signal.throwIfAborted();
      await pause(RETRY_MS);
    }
  };
}
