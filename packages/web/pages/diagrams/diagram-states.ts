/** Knows when every diagram of a document is drawn or has failed. */

import { createContext, useCallback, useMemo, useState } from "react";

/** How a diagram stands. */
export type DiagramState = "drawing" | "drawn" | "failed";

/** Tells the document how one diagram stands; undefined when it left the page. */
export type ReportDiagram = (id: string, state: DiagramState | undefined) => void;

/** Where diagrams report to. */
export const DiagramReportContext = createContext<ReportDiagram>(() => undefined);

/** Collects the reports of a document's diagrams. */
export function useDiagramReports(): { report: ReportDiagram; settled: boolean } {
  const [states, setStates] = useState<ReadonlyMap<string, DiagramState>>(new Map());
  const report = useCallback<ReportDiagram>((id, state) => {
    setStates((known) => {
      const next = new Map(known);
      if (state === undefined) next.delete(id);
      else next.set(id, state);
      return next;
    });
  }, []);
  const settled = useMemo(() => [...states.values()].every((state) => state !== "drawing"), [states]);
  return { report, settled };
}
