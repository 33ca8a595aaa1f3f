/**
 * A clock that a scenario moves. Both implementations run in the process of the test and take time
 * and timers from its globals, so a scenario does not wait for leases and delays.
 */

import { onTestFinished, vi } from "vitest";

const realTimeout = globalThis.setTimeout;

/** Stops `Date` and timers until the test ends. Sockets and immediates keep running. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Advances the time by milliseconds. Timers that are due fire in order. */
export async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/**
 * Lets pending work run for some real milliseconds. Advances a stopped clock by one millisecond.
 */
export async function settle(): Promise<void> {
  await new Promise((resolve) => realTimeout(resolve, 5));
  // A timer of zero length that is set while timers fire is due in the next millisecond.
  if (vi.isFakeTimers()) await pass(1);
}
