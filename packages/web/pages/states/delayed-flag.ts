import { useEffect, useState } from "react";

/** True after `waiting` has been true for `milliseconds`, so that short waits are not shown. */
export function useDelayedFlag(waiting: boolean, milliseconds = 300): boolean {
  const [delayed, setDelayed] = useState(false);
  useEffect(() => {
    if (!waiting) {
      setDelayed(false);
      return undefined;
    }
    const timer = window.setTimeout(() => setDelayed(true), milliseconds);
    return () => window.clearTimeout(timer);
  }, [waiting, milliseconds]);
  return waiting && delayed;
}
