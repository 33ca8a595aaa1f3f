/** How a long-running process is asked to stop: the first request drains, a later one forces. The commands and the worker's own bundle share it. */
import type { EventEmitter } from "node:events";

/** One Ctrl-C can arrive several times, from the terminal and forwarded by each launcher: within this time it is the same request. */
export const SAME_SIGNAL_MS = 1_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The two stages of an end. */
export interface StopSignals {
  /** Aborted by the first request: finish or hand back, then end. */
  readonly drain: AbortSignal;
  /** Aborted by a request that comes {@link SAME_SIGNAL_MS} or more after the first: end now. */
  readonly force: AbortSignal;
  /** Asks for an end as a signal would. */
  request(reason: string): void;
}

/** Turns requests into the two stages. `now` is monotonic, in milliseconds. */
export function stopStages(now: () => number = () => performance.now()): StopSignals {
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

/** The stages as this process's signals ask for them: Ctrl-C, a supervisor's SIGTERM, a terminal that was closed. */
export function listenForStop(source: EventEmitter = process): StopSignals {
  const stages = stopStages();
  for (const signal of SIGNALS) source.on(signal, () => stages.request(signal));
  return stages;
}
