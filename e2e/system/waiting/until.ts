/** Waits for a fact. A wait that fails rejects with its last observation; it never continues. */
import { setTimeout as delay } from "node:timers/promises";

/** A fact did not become true in time. */
export class NeverTrue extends Error {
  override readonly name = "NeverTrue";
}

export interface UntilOptions {
  /** Ends the wait; its reason is the cause of the rejection. */
  readonly signal: AbortSignal;
  /** Milliseconds between two checks; 50 by default. */
  readonly every?: number;
}

/**
 * Calls `look` until it returns a value. The last error is part of the rejection.
 *
 * @param what completes the sentence "Stopped waiting for …".
 */
export async function until<T>(
  what: string,
  look: (signal: AbortSignal) => Promise<T | undefined>,
  { signal, every = 50 }: UntilOptions,
): Promise<T> {
  let last = "nothing yet";
  for (;;) {
    if (signal.aborted) {
      throw new NeverTrue(`Stopped waiting for ${what}. ${reason(signal)} Last seen: ${last}.`, {
        cause: signal.reason,
      });
    }
    try {
      // A check may hang: the wait still ends in time.
      const seen = await orAbort(look(signal), signal);
      if (seen !== undefined) return seen;
      last = "not yet so";
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(every, undefined, { signal }).catch(() => {});
  }
}

/** Settles as `promise` does, or resolves with undefined when the signal aborts first. */
async function orAbort<T>(promise: Promise<T | undefined>, signal: AbortSignal): Promise<T | undefined> {
  const { promise: aborted, resolve } = Promise.withResolvers<undefined>();
  const onAbort = () => resolve(undefined);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function reason(signal: AbortSignal): string {
  const { reason } = signal;
  const text = reason instanceof Error ? reason.message : String(reason);
  return text.endsWith(".") ? text : `${text}.`;
}
