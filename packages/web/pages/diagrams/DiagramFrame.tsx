/**
 * A diagram drawn by this browser in a sandboxed frame. The frame is reloaded when one of its files
 * failed to load.
 */

import { useCallback, useEffect, useState } from "react";
import { DrawingFrame } from "./DrawingFrame.tsx";
import type { DiagramState } from "./diagram-states.ts";

/** How often a frame is loaded. A browser aborts running requests when the network changes. */
const ATTEMPTS = 3;

/** Time before the next attempt, in milliseconds. */
const RETRY_MS = 500;

/** Draws `text` and reports its state. */
export function DiagramFrame(props: { text: string; label: string; onState: (state: DiagramState) => void }) {
  const [attempt, setAttempt] = useState(1);
  const [broken, setBroken] = useState(false);
  const { onState } = props;
  const onBroken = useCallback(() => setBroken(true), []);

  useEffect(() => {
    if (!broken) return undefined;
    if (attempt === ATTEMPTS) return onState("failed");
    const timer = window.setTimeout(() => {
      setBroken(false);
      setAttempt(attempt + 1);
    }, RETRY_MS);
    return () => window.clearTimeout(timer);
  }, [attempt, broken, onState]);

  return <DrawingFrame key={attempt} {...props} onBroken={onBroken} />;
}
