/** Waiting for a fact. A wait that never succeeds rejects, and says what it saw last; it never warns and goes on. */
import { setTimeout as delay } from "node:timers/promises";

/** A fact did not come true in time. */
export class NeverTrue extends Error {
  override readonly name = "NeverTrue";
}

/** How to wait. */
export interface UntilOptions {
  /** Ends the wait; its reason is the cause of the rejection. */
  readonly signal: AbortSignal;
  /** Milliseconds between two looks; 50 by default. */
  readonly every?: number;
}

/**
 * Looks until `look` returns something; errors of a look are remembered and shown if it never does.
 *
 * @param what completes the sentence "waited for …".
 */
export async function until<T>(
  what: string,
  look: (signal: AbortSignal) => Promise<T | undefined>,
  { signal, every = 50 }: UntilOptions,
): Promise<T> {
  let last = "nothing yet";
  for (;;) {
    if (signal.aborted) {
      throw new NeverTrue(`Waited for ${what}, in vain. ${reason(signal)} Last seen: ${last}.`, {
        cause: signal.reason,
      });
    }
    try {
      // A look may hang: the wait ends in time all the same.
      const seen = await orAbort(look(signal), signal);
      if (seen !== undefined) return seen;
      last = "not yet so";
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(every, undefined, { signal }).catch(() => {});
  }
}

/** Settles as `promise` does, or, when the signal aborts first, resolves with undefined. */
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
