/** A diagram that this browser has to draw: in a sandboxed frame, loaded anew when a part of it did not come. */

import { useCallback, useEffect, useState } from "react";
import { DrawingFrame } from "./DrawingFrame.tsx";
import type { DiagramState } from "./diagram-states.ts";

/** How often a frame is loaded at most: a network that changes breaks what is under way. */
const ATTEMPTS = 3;

/** How long to wait before the next attempt, in milliseconds. */
const PAUSE_MS = 500;

/** Draws `text` and tells how that goes. */
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
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [attempt, broken, onState]);

  return <DrawingFrame key={attempt} {...props} onBroken={onBroken} />;
}
