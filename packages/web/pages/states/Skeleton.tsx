import { useLayoutEffect, useState } from "react";
import { beginWaiting, endWaiting } from "./waiting-clock.ts";

const LINES = ["w-2/3", "w-full", "w-11/12", "w-4/5", "w-10/12", "w-3/4"] as const;

/** In milliseconds. Shorter waits show nothing; longer ones are explained. */
const SHOWN_AFTER_MS = 300;
const EXPLAINED_AFTER_MS = 5_000;

/** Milliseconds of the wait at the last of the two moments that has passed. */
function useWaitingTime(): number {
  const [waited, setWaited] = useState(0);
  useLayoutEffect(() => {
    const begun = beginWaiting(performance.now());
    setWaited(begun);
    const timers = [SHOWN_AFTER_MS, EXPLAINED_AFTER_MS]
      .filter((moment) => moment > begun)
      .map((moment) => window.setTimeout(() => setWaited(moment), moment - begun));
    return () => {
      for (const timer of timers) window.clearTimeout(timer);
      endWaiting(performance.now());
    };
  }, []);
  return waited;
}

/** Grey lines where content will be; after five seconds also words, and a way out. */
export function Skeleton() {
  const waited = useWaitingTime();
  return (
    <div className="min-h-64 space-y-4">
      <div aria-busy="true" className="space-y-4">
        {waited >= SHOWN_AFTER_MS && <p className="sr-only">Chargement…</p>}
        {waited >= SHOWN_AFTER_MS &&
          LINES.map((width) => <div key={width} className={`h-4 animate-pulse rounded bg-rule ${width}`} />)}
      </div>
      {/* Present from the start and not in a busy region: only then are its words announced. */}
      <div role="status" className="flex flex-wrap items-center gap-3">
        {waited >= EXPLAINED_AFTER_MS && (
          <>
            <p>Le serveur met plus de temps que d’habitude à répondre.</p>
            <button type="button" className="button" onClick={() => window.location.reload()}>
              Réessayer
            </button>
          </>
        )}
      </div>
    </div>
  );
}
