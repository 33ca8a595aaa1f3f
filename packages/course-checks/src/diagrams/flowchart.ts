/** One line of a flowchart: nodes in their shapes, joined by arrows. */

import type { DiagramDraft } from "./diagram.ts";

const ID = /^[\p{L}_][\p{L}\p{N}_]*/u;
/** The brackets of the shapes, the longest first. */
const SHAPES = [
  ["([", "])"],
  ["[[", "]]"],
  ["[(", ")]"],
  ["((", "))"],
  ["{{", "}}"],
  ["[", "]"],
  ["(", ")"],
  ["{", "}"],
] as const;
const ARROW = /^(?:<-->|-{2,4}[>ox]|-{3,5}|-\.{1,3}->|-\.{1,3}-|={2,4}>|={3,5})/u;
const TEXT_ARROW = /^-- ("[^"]*"|[\p{L}\p{N} _.,'’]+) -->/u;
const LABEL = /^\|(?:"[^"]*"|[^|"[\](){}<>]*)\|/u;
const SUBGRAPH = /^subgraph [\p{L}_][\p{L}\p{N}_]*(?: ?\["[^"]*"\])?$/u;
const STYLE = /^(?:classDef|class|style|linkStyle|direction) [\p{L}\p{N} _#:,.-]+;?$/u;
/** Words that Mermaid does not take as the id of a node. */
const RESERVED = new Set(["end", "graph", "flowchart", "subgraph", "style", "class", "click", "default"]);

/** See `ReadLine`. */
export function readFlowLine(line: string, draft: DiagramDraft): number | undefined {
  if (SUBGRAPH.test(line)) return 1;
  if (line === "end") return -1;
  if (STYLE.test(line)) return 0;
  let rest = line.replace(/;$/u, "");
  let left = readNodes(rest, draft);
  if (left === undefined) return undefined;
  rest = left.rest;
  while (rest !== "") {
    const arrow = TEXT_ARROW.exec(rest)?.[0] ?? ARROW.exec(rest)?.[0];
    if (arrow === undefined) return undefined;
    rest = rest.slice(arrow.length).trimStart();
    const label = LABEL.exec(rest)?.[0];
    rest = rest.slice(label?.length ?? 0).trimStart();
    const right = readNodes(rest, draft);
    if (right === undefined) return undefined;
    for (const from of left.ids) for (const to of right.ids) draft.edge(from, to, label?.slice(1, -1));
    left = right;
    rest = right.rest;
  }
  return 0;
}

interface ReadNodes {
  readonly ids: readonly string[];
  readonly rest: string;
}

/** One node, or several joined by `&`. */
function readNodes(text: string, draft: DiagramDraft): ReadNodes | undefined {
  const ids: string[] = [];
  let rest = text;
  for (;;) {
    const id = ID.exec(rest)?.[0];
    if (id === undefined || RESERVED.has(id)) return undefined;
    rest = rest.slice(id.length);
    const shape = readShape(rest);
    if (shape === undefined) return undefined;
    draft.node(id, shape.label);
    ids.push(id);
    rest = shape.rest.trimStart();
    if (!rest.startsWith("& ")) return { ids, rest };
    rest = rest.slice(2).trimStart();
  }
}

/** The label in its brackets; without brackets the node shows its id. */
function readShape(text: string): { readonly label?: string; readonly rest: string } | undefined {
  const shape = SHAPES.find(([open]) => text.startsWith(open));
  if (shape === undefined) return { rest: text };
  const [open, close] = shape;
  const inner = text.slice(open.length);
  const quoted = /^"[^"]*"/u.exec(inner)?.[0];
  const label = quoted ?? /^[^"[\](){}<>|]+/u.exec(inner)?.[0];
  if (label === undefined || !inner.slice(label.length).startsWith(close)) return undefined;
  return { label, rest: inner.slice(label.length + close.length) };
}
