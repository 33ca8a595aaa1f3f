/** The sandboxed frame that draws a diagram, once. */

import { useEffect, useRef, useState } from "react";
import { useTheme } from "../window/theme.ts";
import { type DrawRequest, readFrameReport } from "./frame/frame-messages.ts";
import type { DiagramState } from "./diagram-states.ts";

/** How long a frame may take to load and draw before it counts as failed, in milliseconds. */
const DRAWING_PATIENCE_MS = 20_000;

/** How long the word of a frame that is ready may take once it is loaded, in milliseconds: without its script none will come. */
const READY_PATIENCE_MS = 1_000;

/** Draws `text`; tells how that goes, and separately of an end that another frame might not come to. */
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
  const { theme } = useTheme();
  const [height, setHeight] = useState<number>();
  const [loaded, setLoaded] = useState(false);
  const [listening, setListening] = useState(false);

  useEffect(() => {
    const late = window.setTimeout(() => onState("failed"), DRAWING_PATIENCE_MS);
    const receive = (event: MessageEvent) => {
      const report = event.source === frame.current?.contentWindow ? readFrameReport(event.data) : undefined;
      if (report === undefined) return;
      if (report.type === "ready") return setListening(true);
      if (report.type === "size") return setHeight((known) => known && report.height);
      window.clearTimeout(late);
      if (report.type === "failed") return onBroken();
      setHeight(report.height);
      onState(report.type);
    };
    window.addEventListener("message", receive);
    return () => {
      window.clearTimeout(late);
      window.removeEventListener("message", receive);
    };
  }, [onState, onBroken]);

  useEffect(() => {
    if (!loaded || listening) return undefined;
    const timer = window.setTimeout(onBroken, READY_PATIENCE_MS);
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
