/** The clock of the browser. Only displayed texts depend on it. */

import { useEffect, useState } from "react";

const TICK_MS = 1_000;

/** The current time, updated every second while `needed` is true. */
export function useNow(needed: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!needed) return;
    setNow(Date.now());
    const timer = window.setInterval(() => setNow(Date.now()), TICK_MS);
    return () => window.clearInterval(timer);
  }, [needed]);
  return now;
}
