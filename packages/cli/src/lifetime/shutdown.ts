/** How a long-running command ends: the first signal drains, a later one forces. */

/** One Ctrl-C can arrive several times, from the terminal and forwarded by each launcher: within this time it is the same signal. */
export const SAME_SIGNAL_MS = 1_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The two stages of an end. */
export interface Shutdown {
  /** Aborted by the first request: finish or hand back, then end. */
  readonly drain: AbortSignal;
  /** Aborted by a request that comes later than {@link SAME_SIGNAL_MS} after the first: end now. */
  readonly force: AbortSignal;
  /** Asks for an end as a signal would. */
  request(reason: string): void;
}

/** Turns requests into the two stages. `now` is monotonic, in milliseconds. */
export function shutdown(now: () => number = () => performance.now()): Shutdown {
  const drain = new AbortController();
  const force = new AbortController();
  let first: number | undefined;
  return {
    drain: drain.signal,
    force: force.signal,
    request(reason) {
      if (first === undefined) {
        first = now();
        drain.abort(reason);
      } else if (now() - first >= SAME_SIGNAL_MS) {
        force.abort(reason);
      }
    },
  };
}

/** A shutdown asked for by this process's signals. */
export function shutdownOnSignals(): Shutdown {
  const stages = shutdown();
  for (const signal of SIGNALS) process.on(signal, () => stages.request(signal));
  return stages;
}

/** Resolves when the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
