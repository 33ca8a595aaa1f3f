/**
 * Keeps long computations interruptible: an abort is noticed only when the event loop gets a turn.
 */

import { setImmediate } from "node:timers/promises";

const SLICE_MS = 50;

/**
 * Gives the event loop a turn when the last one is more than 50 ms ago; throws the abort reason
 * when aborted.
 */
export type Pause = () => Promise<void>;

/**
 * Makes a {@link Pause} for one run. Time is only ever used to decide when to pause, never for a
 * result.
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
