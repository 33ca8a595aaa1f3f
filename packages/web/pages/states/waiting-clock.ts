/**
 * One clock for everything that the page waits for. A skeleton that replaces another one goes on
 * where that one was, so that it does not vanish and come back.
 */

/** In milliseconds. A longer pause between two skeletons ends the wait. */
const SAME_WAIT_MS = 100;

let running = 0;
/** On the clock of `performance.now()`. The page itself is the first thing that is waited for. */
let since = 0;
let ended = 0;

/** Begins or continues a wait. Returns the milliseconds that it has already taken. */
export function beginWaiting(now: number): number {
  const continues = running > 0 || now - ended < SAME_WAIT_MS || ended === 0;
  if (!continues) since = now;
  running += 1;
  return now - since;
}

export function endWaiting(now: number): void {
  running -= 1;
  ended = now;
}
