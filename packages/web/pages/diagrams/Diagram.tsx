/** A Mermaid diagram, drawn in a sandboxed frame; its source stays at hand, and stands in when drawing fails. */

import { useContext, useEffect, useId, useRef, useState } from "react";
import { useTheme } from "../layout/theme.ts";
import { ScrollingCode } from "../markdown/ScrollArea.tsx";
import { fine } from "../typography/fine.ts";
import { FoldedContext } from "./folded.ts";
import { type DrawRequest, readFrameReport } from "./messages.ts";
import { DiagramReportContext, type DiagramState } from "./settling.ts";

/** How long a frame may take to load and draw before its source is shown instead, in milliseconds. */
const DRAWING_PATIENCE_MS = 20_000;
const LABEL = "Diagramme";

function useDrawing(text: string, active: boolean) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { theme } = useTheme();
  const [state, setState] = useState<DiagramState>("drawing");
  const [height, setHeight] = useState(0);
  const [listening, setListening] = useState(false);

  useEffect(() => {
    if (!active) return undefined;
    const late = window.setTimeout(
      () => setState((known) => (known === "drawing" ? "failed" : known)),
      DRAWING_PATIENCE_MS,
    );
    const receive = (event: MessageEvent) => {
      const report = event.source === frame.current?.contentWindow ? readFrameReport(event.data) : undefined;
      if (report === undefined) return;
      if (report.type === "ready") setListening(true);
      else if (report.type === "failed") setState("failed");
      else {
        setHeight(report.height);
        if (report.type === "drawn") setState("drawn");
      }
    };
    window.addEventListener("message", receive);
    return () => {
      window.clearTimeout(late);
      window.removeEventListener("message", receive);
    };
  }, [active]);

  useEffect(() => {
    if (!listening) return;
    const request: DrawRequest = { type: "draw", text, theme, label: LABEL };
    frame.current?.contentWindow?.postMessage(request, "*");
  }, [listening, text, theme]);

  return { frame, state, height };
}

/** Draws `text`. */
export function Diagram({ text }: { text: string }) {
  const id = useId();
  const folded = useContext(FoldedContext);
  const report = useContext(DiagramReportContext);
  const { frame, state, height } = useDrawing(text, !folded);

  useEffect(() => {
    if (folded) return undefined;
    report(id, state);
    return () => report(id, undefined);
  }, [folded, id, report, state]);

  return (
    <figure
      data-diagram
      data-state={folded ? "folded" : state}
      className="rounded-lg border border-rule bg-sheet p-4"
    >
      {!folded && state !== "failed" && (
        <iframe
          ref={frame}
          src="/diagram"
          title={LABEL}
          sandbox="allow-scripts"
          className="block w-full transition-none"
          style={{ height: state === "drawn" ? height : 240 }}
        />
      )}
      {state === "failed" && (
        <p className="font-sans text-base text-ink-soft">
          {fine("Ce diagramme n’a pas pu être dessiné ; voici sa source.")}
        </p>
      )}
      <details open={state === "failed"} className="mt-2 font-sans text-sm">
        <summary className="text-ink-soft">Source du diagramme</summary>
        <div className="mt-2 rounded bg-sunken">
          <ScrollingCode>
            <code>{text}</code>
          </ScrollingCode>
        </div>
      </details>
    </figure>
  );
}
