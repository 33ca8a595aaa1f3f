/** The reader's own clock: no answer of the backend depends on one. */

import { useEffect, useState } from "react";

const TICK_MS = 1_000;

/** The time, anew every second while it is needed; as it was when not. */
export function useNow(needed: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!needed) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [needed]);
  return now;
}
