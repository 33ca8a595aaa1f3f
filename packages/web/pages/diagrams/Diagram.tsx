/**
 * A Mermaid diagram: the stored picture, or one drawn by this browser. Its source can be opened,
 * and is shown when both fail.
 */

import { useCallback, useContext, useEffect, useId, useState } from "react";
import { CollapsedContext, useReading } from "../documents/reading-context.ts";
import { ScrollingCode } from "../layout/ScrollArea.tsx";
import { frenchSpaces } from "@fondation/course/french";
import { DiagramFrame } from "./DiagramFrame.tsx";
import { describeDiagram } from "./text-alternative.ts";
import { StoredPicture } from "./StoredPicture.tsx";
import { DiagramReportContext, type DiagramState } from "./diagram-states.ts";
import { StoredPicturesContext } from "./stored-pictures.ts";

export function Diagram({ text }: { text: string }) {
  const id = useId();
  const collapsed = useContext(CollapsedContext);
  const report = useContext(DiagramReportContext);
  const useStoredPictures = useContext(StoredPicturesContext);
  const { language, printed } = useReading();
  // The worker stores pictures by the text of the block without its final line break.
  const source = text.replace(/\n$/, "");
  const [broken, setBroken] = useState(false);
  const [state, setState] = useState<DiagramState>("drawing");
  const pictures = useStoredPictures(source, !collapsed);
  const label = describeDiagram(source, language);
  const onPicture = useCallback((next: DiagramState) => {
    if (next === "failed") setBroken(true);
    else setState(next);
  }, []);

  useEffect(() => {
    if (collapsed) return undefined;
    report(id, state);
    return () => report(id, undefined);
  }, [collapsed, id, report, state]);

  const draws = (pictures === null || broken) && !printed;
  return (
    <figure
      data-diagram
      data-state={collapsed ? "collapsed" : state}
      className="rounded-lg border border-rule bg-sheet p-4"
    >
      {!collapsed && pictures === undefined && <div className="h-60" />}
      {!collapsed && pictures && !broken && (
        <StoredPicture pictures={pictures} label={label} onState={onPicture} />
      )}
      {!collapsed && draws && state !== "failed" && (
        <DiagramFrame text={source} label={label} onState={setState} />
      )}
      {state === "failed" && (
        <p className="font-sans text-base text-ink-soft">
          {frenchSpaces("Ce diagramme n’a pas pu être dessiné ; voici sa source.")}
        </p>
      )}
      {(!printed || !pictures) && (
        <details open={printed || state === "failed"} className="mt-2 font-sans text-sm">
          <summary className="text-ink-soft">Source du diagramme</summary>
          <div className="mt-2 rounded bg-sunken">
            <ScrollingCode>
              <code>{text}</code>
            </ScrollingCode>
          </div>
        </details>
      )}
    </figure>
  );
}
