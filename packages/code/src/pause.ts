/**
 * Keeps long computations interruptible: Node notices an abort only when the event loop gets a
 * turn.
 */

import { setImmediate } from "node:timers/promises";

const SLICE_MS = 50;

/**
 * Gives the event loop a turn when the previous one is more than 50 ms ago. Throws the abort reason
 * when aborted.
 */
export type Pause = () => Promise<void>;

/**
 * Makes a {@link Pause} for one run. The clock decides only when to pause; no result depends on it.
 */
export function createPause(signal: AbortSignal): Pause {
  let last = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - last < SLICE_MS) return;
    await setImmediate();
    last = performance.now();
    signal.throwIfAborted();
  };
}
