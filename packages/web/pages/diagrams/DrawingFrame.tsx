/** A sandboxed frame that draws a diagram once. */

import { useEffect, useRef, useState } from "react";
import { useTheme } from "../window/theme.ts";
import { type DrawRequest, readFrameReport } from "./frame/frame-messages.ts";
import type { DiagramState } from "./diagram-states.ts";

/** Time in which a frame must load and draw, in milliseconds. */
const DRAWING_TIMEOUT_MS = 20_000;

/**
 * Time in which a loaded frame must report that it is ready, in milliseconds. It never does when
 * its script failed to load.
 */
const READY_TIMEOUT_MS = 1_000;

/** Draws `text`. `onState` gets the result, `onBroken` a failure that a new frame may not have. */
export function DrawingFrame({
  text,
  label,
  onState,
  onBroken,
}: {
  text: string;
  label: string;
  onState: (state: DiagramState) => void;
  onBroken: () => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const theme = useTheme();
  const [height, setHeight] = useState<number>();
  const [loaded, setLoaded] = useState(false);
  const [listening, setListening] = useState(false);

  useEffect(() => {
    const timeout = window.setTimeout(() => onState("failed"), DRAWING_TIMEOUT_MS);
    const receive = (event: MessageEvent) => {
      const report = event.source === frame.current?.contentWindow ? readFrameReport(event.data) : undefined;
      if (report === undefined) return;
      if (report.type === "ready") return setListening(true);
      if (report.type === "size") return setHeight((known) => known && report.height);
      window.clearTimeout(timeout);
      if (report.type === "failed") return onBroken();
      setHeight(report.height);
      onState(report.type);
    };
    window.addEventListener("message", receive);
    return () => {
      window.clearTimeout(timeout);
      window.removeEventListener("message", receive);
    };
  }, [onState, onBroken]);

  useEffect(() => {
    if (!loaded || listening) return undefined;
    const timer = window.setTimeout(onBroken, READY_TIMEOUT_MS);
    return () => window.clearTimeout(timer);
  }, [loaded, listening, onBroken]);

  useEffect(() => {
    if (!listening) return;
    const request: DrawRequest = { type: "draw", text, theme, label };
    frame.current?.contentWindow?.postMessage(request, "*");
  }, [listening, text, theme, label]);

  return (
    <iframe
      ref={frame}
      src="/diagram"
      title={label}
      sandbox="allow-scripts"
      className="block w-full transition-none"
      style={{ height: height ?? 240 }}
      onLoad={() => setLoaded(true)}
    />
  );
}
