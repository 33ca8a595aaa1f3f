/** How a process is asked to stop: the first SIGTERM or SIGINT drains, a second one more than a second later forces. */

/** A terminal sends Ctrl-C to a whole process group, and a supervisor may repeat it: what comes at once counts once. */
const ONE_WISH_MS = 1_000;

/** The two wishes as signals. */
export interface StopSignals {
  /** Stop: end or hand back what is being done. */
  readonly signal: AbortSignal;
  /** Stop at once. */
  readonly forceSignal: AbortSignal;
  /** Gives the process its default behaviour back. */
  release(): void;
}

/** Listens to SIGTERM and SIGINT of this process. */
export function listenForStop(source: NodeJS.EventEmitter = process): StopSignals {
  const drain = new AbortController();
  const force = new AbortController();
  let askedAt: number | undefined;
  const onSignal = () => {
    const now = performance.now();
    if (askedAt === undefined) {
      askedAt = now;
      drain.abort();
    } else if (now - askedAt > ONE_WISH_MS) {
      force.abort();
    }
  };
  source.on("SIGTERM", onSignal);
  source.on("SIGINT", onSignal);
  return {
    signal: drain.signal,
    forceSignal: force.signal,
    release() {
      source.off("SIGTERM", onSignal);
      source.off("SIGINT", onSignal);
    },
  };
}
