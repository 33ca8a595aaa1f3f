/** A diagram that this browser has to draw: in a sandboxed frame. */

import { useEffect, useRef, useState } from "react";
import { useTheme } from "../layout/theme.ts";
import { type DrawRequest, readFrameReport } from "./messages.ts";
import type { DiagramState } from "./settling.ts";

/** How long a frame may take to load and draw before it counts as failed, in milliseconds. */
const DRAWING_PATIENCE_MS = 20_000;

/** Draws `text` and tells how that goes. */
export function DiagramFrame({
  text,
  label,
  onState,
}: {
  text: string;
  label: string;
  onState: (state: DiagramState) => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { theme } = useTheme();
  const [height, setHeight] = useState<number>();
  const [listening, setListening] = useState(false);

  useEffect(() => {
    const late = window.setTimeout(() => onState("failed"), DRAWING_PATIENCE_MS);
    const receive = (event: MessageEvent) => {
      const report = event.source === frame.current?.contentWindow ? readFrameReport(event.data) : undefined;
      if (report === undefined) return;
      if (report.type === "ready") return setListening(true);
      if (report.type === "size") return setHeight((known) => known && report.height);
      window.clearTimeout(late);
      if (report.type === "drawn") setHeight(report.height);
      onState(report.type);
    };
    window.addEventListener("message", receive);
    return () => {
      window.clearTimeout(late);
      window.removeEventListener("message", receive);
    };
  }, [onState]);

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
    />
  );
}
