/**
 * A clock that a scenario moves. Both implementations run in the process of the test and read the
 * time and set their timers by its globals, so leases and delays end without being waited out.
 */

import { onTestFinished, vi } from "vitest";

const realTimeout = globalThis.setTimeout;

/** Stops `Date` and timers until the test ends. Sockets and immediates go on. */
export function stopTime(): void {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Lets a time pass, in milliseconds; timers that end in it fire in their order. */
export async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** Lets what has begun go on for some real milliseconds. A stopped clock moves by one. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => realTimeout(resolve, 5));
  // A timer of no length that is set while timers fire is due in the next millisecond.
  if (vi.isFakeTimers()) await pass(1);
}
