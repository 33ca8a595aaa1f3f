/**
 * Stop requests for a long-running process: the first one drains, a later one forces. The commands
 * and the worker's bundle share this.
 */
import type { EventEmitter } from "node:events";

/**
 * One Ctrl-C can arrive several times: from the terminal, and forwarded by each launcher. Signals
 * within this time count as one request.
 */
export const SAME_SIGNAL_MS = 1_000;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export interface StopSignals {
  /** Aborted by the first request: finish the jobs or return them to the queue, then end. */
  readonly drain: AbortSignal;
  /** Aborted by a request that comes {@link SAME_SIGNAL_MS} or more after the first: end now. */
  readonly force: AbortSignal;
  /** Has the same effect as a signal. */
  request(reason: string): void;
}

/** `now`: monotonic, in milliseconds. */
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

/**
 * Handles the signals of this process: SIGINT (Ctrl-C), SIGTERM of a supervisor, SIGHUP of a closed
 * terminal.
 */
export function listenForStop(source: EventEmitter = process): StopSignals {
  const stages = stopStages();
  for (const signal of SIGNALS) source.on(signal, () => stages.request(signal));
  return stages;
}
