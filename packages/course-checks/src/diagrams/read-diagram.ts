/**
 * Reads the Mermaid diagrams that a course may contain: flowcharts, sequence diagrams and state
 * diagrams. It accepts less than Mermaid does, so what it accepts can be drawn. It needs no browser.
 */

import type { DiagramReading } from "./diagram.ts";
import { DiagramDraft } from "./diagram.ts";
import { readFlowLine } from "./flowchart.ts";
import { readSequenceLine } from "./sequence.ts";
import { readStateLine } from "./state.ts";

/** Adds what a line says to the draft. Returns how the depth of blocks changes; undefined: unreadable. */
type ReadLine = (line: string, draft: DiagramDraft) => number | undefined;

const KINDS: readonly {
  readonly header: RegExp;
  readonly kind: "flowchart" | "sequence" | "state";
  readonly read: ReadLine;
}[] = [
  { header: /^(?:flowchart|graph) (?:TB|TD|BT|LR|RL);?$/u, kind: "flowchart", read: readFlowLine },
  { header: /^sequenceDiagram$/u, kind: "sequence", read: readSequenceLine },
  { header: /^stateDiagram(?:-v2)?$/u, kind: "state", read: readStateLine },
];

export function readDiagram(source: string): DiagramReading {
  const lines = source.split("\n").map((line) => line.trim());
  const first = lines.findIndex((line) => line !== "" && !line.startsWith("%%"));
  const kind = KINDS.find(({ header }) => header.test(lines[first] ?? ""));
  if (kind === undefined) {
    return fault(Math.max(first, 0), "begins with none of flowchart LR, sequenceDiagram and stateDiagram-v2");
  }
  const draft = new DiagramDraft();
  let depth = 0;
  for (const [index, line] of lines.entries()) {
    if (index <= first || line === "" || line.startsWith("%%")) continue;
    const change = kind.read(line, draft);
    if (change === undefined) return fault(index, `cannot be read at "${line.slice(0, 80)}"`);
    depth += change;
    if (depth < 0) return fault(index, "closes a block that is not open");
  }
  if (depth > 0) return fault(lines.length - 1, "has a block without its end");
  const diagram = draft.diagram(kind.kind);
  return diagram.nodes.length === 0 ? fault(first, "shows nothing") : { diagram };
}

function fault(index: number, message: string): DiagramReading {
  return { fault: { line: index + 1, message } };
}
