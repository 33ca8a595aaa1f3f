/** Waits for a condition. A wait that fails always rejects, with its last observation. */
import { setTimeout as delay } from "node:timers/promises";

/** A condition did not become true in time. */
export class NeverTrue extends Error {
  override readonly name = "NeverTrue";
}

export interface UntilOptions {
  /** Ends the wait. Its reason is the cause of the rejection. */
  readonly signal: AbortSignal;
  /** Milliseconds between two checks. Default: 50. */
  readonly every?: number;
}

/**
 * Calls `look` until it returns a value. The rejection contains the last error.
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
      // A check may hang, but the wait must end in time.
      const seen = await orAbort(look(signal), signal);
      if (seen !== undefined) return seen;
      last = "not yet so";
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await delay(every, undefined, { signal }).catch(() => {});
  }
}

/** Settles like `promise`, or resolves with undefined when the signal aborts first. */
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
