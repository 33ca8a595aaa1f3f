import { useEffect, useState } from "react";

/** True once `waiting` has lasted for `milliseconds`: what is over sooner is better not shown at all. */
export function useDelayedFlag(waiting: boolean, milliseconds = 300): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setLate(false);
      return undefined;
    }
    const timer = window.setTimeout(() => setLate(true), milliseconds);
    return () => window.clearTimeout(timer);
  }, [waiting, milliseconds]);
  return waiting && late;
}
