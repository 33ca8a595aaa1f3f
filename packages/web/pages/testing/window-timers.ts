/** The timers of the page's window, run by the test instead of by the clock. */

import { expect } from "vitest";

interface Timer {
  readonly dueAt: number;
  readonly run: () => void;
}

/** Timers that are held back. */
export interface WindowTimers {
  /** Waits until the page has set a timer, then runs the one that is due first. */
  runNext(): Promise<void>;
  /** Gives the window its own timers back. */
  restore(): void;
}

/**
 * Holds back what the pages pass to `window.setTimeout`. The servers and the Convex client, which
 * use Node's own timers, keep running.
 */
export function holdWindowTimers(): WindowTimers {
  const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = window;
  const timers = new Map<number, Timer>();
  let now = 0;
  let lastId = 0;
  const hold = (run: () => void, delay = 0): number => {
    lastId += 1;
    timers.set(lastId, { dueAt: now + delay, run });
    return lastId;
  };
  Object.assign(window, { setTimeout: hold, clearTimeout: (id: number) => timers.delete(id) });
  return {
    async runNext() {
      await expect.poll(() => timers.size, { interval: 5 }).toBeGreaterThan(0);
      const [next] = [...timers].toSorted(([, one], [, other]) => one.dueAt - other.dueAt);
      if (next === undefined) throw new Error("The page has no timer to run.");
      const [id, { dueAt, run }] = next;
      timers.delete(id);
      now = dueAt;
      run();
    },
    restore: () => Object.assign(window, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout }),
  };
}
