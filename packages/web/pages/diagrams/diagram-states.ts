/** Tracks whether all diagrams of a document are drawn or have failed. */

import { createContext, useCallback, useMemo, useState } from "react";

export type DiagramState = "drawing" | "drawn" | "failed";

/** Reports the state of a diagram. `undefined`: it was removed. */
export type ReportDiagram = (id: string, state: DiagramState | undefined) => void;

export const DiagramReportContext = createContext<ReportDiagram>(() => undefined);

/** `settled` is true when no diagram is being drawn. */
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
