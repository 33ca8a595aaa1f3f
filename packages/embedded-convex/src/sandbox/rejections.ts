/**
 * Finds the promises of a context that were rejected and that nothing handles. Node reports them
 * only after the current turn of the event loop, when a mutation is already committed, and then
 * ends the process.
 */
import { promiseHooks } from "node:v8";

export interface TrackedPromises {
  /** Promises of contexts that are settled. Other promises are the host's. */
  settled: Set<Promise<unknown>>;
  /** Promises that another promise was derived from, as `await` and `then` do. */
  awaited: Set<Promise<unknown>>;
}

let current: TrackedPromises | undefined;

/** Runs `work`, which must not be asynchronous. A nested call has its own promises. */
export function trackPromises(work: () => void): TrackedPromises {
  const outer = current;
  const mine: TrackedPromises = { settled: new Set(), awaited: new Set() };
  current = mine;
  const stop = outer === undefined ? promiseHooks.createHook(HOOKS) : undefined;
  try {
    work();
  } finally {
    current = outer;
    (stop as (() => void) | undefined)?.();
  }
  return mine;
}

/** Makes Node ignore rejections of a context that must not run any more. */
export function ignoreRejections({ settled }: TrackedPromises): void {
  for (const promise of settled) {
    try {
      Promise.prototype.then.call(promise, undefined, () => {});
    } catch {
      // A function has replaced the promise's constructor with one that throws.
    }
  }
}

const HOOKS = {
  init(_promise: Promise<unknown>, parent?: Promise<unknown>) {
    if (parent !== undefined) current?.awaited.add(parent);
  },
  settled(promise: Promise<unknown>) {
    if (!(promise instanceof Promise)) current?.settled.add(promise);
  },
};
