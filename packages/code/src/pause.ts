/** Keeps long computations interruptible: an abort can only be seen when the event loop turns. */

import { setImmediate } from "node:timers/promises";

const SLICE_MS = 50;

/**
 * Gives the event loop a turn when the last one is more than 50 ms ago; throws the abort reason
 * when aborted.
 */
export type Breathe = () => Promise<void>;

/**
 * Makes a {@link Breathe} for one run. Time is only ever used to decide when to pause, never for a
 * result.
 */
export function createBreathe(signal: AbortSignal): Breathe {
  let last = performance.now();
  return async () => {
    signal.throwIfAborted();
    if (performance.now() - last < SLICE_MS) return;
    await setImmediate();
    last = performance.now();
    signal.throwIfAborted();
  };
}
