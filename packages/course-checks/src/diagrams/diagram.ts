/** What a Mermaid diagram shows, and the lines of it that cannot be read. */

export interface DiagramNode {
  readonly id: string;
  /** What the reader sees. */
  readonly label: string;
}

/** `from`, `to`: ids of nodes. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
}

export interface Diagram {
  readonly kind: "flowchart" | "sequence" | "state";
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** `line` counts from 1 within the diagram. */
export type DiagramReading =
  | { readonly diagram: Diagram; readonly fault?: never }
  | { readonly diagram?: never; readonly fault: { readonly line: number; readonly message: string } };

/** Collects nodes and edges; a later label of a node replaces its id. */
export class DiagramDraft {
  readonly #labels = new Map<string, string>();
  readonly #edges: DiagramEdge[] = [];

  node(id: string, label?: string): void {
    const text = label === undefined ? undefined : plainLabel(label);
    if (text !== undefined || !this.#labels.has(id)) this.#labels.set(id, text ?? id);
  }

  edge(from: string, to: string, label?: string): void {
    this.node(from);
    this.node(to);
    this.#edges.push({ from, to, ...(label === undefined ? {} : { label: plainLabel(label) }) });
  }

  diagram(kind: Diagram["kind"]): Diagram {
    return { kind, nodes: [...this.#labels].map(([id, label]) => ({ id, label })), edges: [...this.#edges] };
  }
}

/** A label without its quotes and with its entity codes resolved. */
function plainLabel(label: string): string {
  const bare = label.trim().replace(/^"|"$/gu, "");
  return bare
    .replace(/#(\d{1,6});/gu, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replaceAll("#quot;", '"')
    .replaceAll("#lt;", "<")
    .replaceAll("#gt;", ">")
    .replaceAll("#amp;", "&")
    .replace(/<br ?\/?>/gu, " ");
}
