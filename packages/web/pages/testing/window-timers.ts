/** The timers of the page's window, run by the test instead of the clock. */

import { expect } from "vitest";

interface Timer {
  readonly dueAt: number;
  /** Milliseconds after which an interval is due again. */
  readonly every?: number;
  readonly run: () => void;
}

export interface WindowTimers {
  /** Waits until the page has set a timer, then runs the one that is due first. */
  runNext(): Promise<void>;
  /** Restores the window's own timers. */
  restore(): void;
}

/**
 * Intercepts `window.setTimeout` and `window.setInterval` of the pages. The servers and the Convex
 * client use the timers of Node, which keep running.
 */
export function holdWindowTimers(): WindowTimers {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  const timers = new Map<number, Timer>();
  let now = 0;
  let lastId = 0;
  const hold = (timer: Timer): number => {
    lastId += 1;
    timers.set(lastId, timer);
    return lastId;
  };
  const release = (id: number) => timers.delete(id);
  Object.assign(window, {
    setTimeout: (run: () => void, delay = 0) => hold({ dueAt: now + delay, run }),
    clearTimeout: release,
    setInterval: (run: () => void, every: number) => hold({ dueAt: now + every, every, run }),
    clearInterval: release,
  });
  return {
    async runNext() {
      await expect.poll(() => timers.size, { interval: 5 }).toBeGreaterThan(0);
      const [next] = [...timers].toSorted(([, one], [, other]) => one.dueAt - other.dueAt);
      if (next === undefined) throw new Error("The page has no timer to run.");
      const [id, timer] = next;
      now = timer.dueAt;
      if (timer.every === undefined) timers.delete(id);
      else timers.set(id, { ...timer, dueAt: now + timer.every });
      timer.run();
    },
    restore: () => Object.assign(window, { setTimeout, clearTimeout, setInterval, clearInterval }),
  };
}
