import { fencedBlock } from "@fondation/course";
import type { Tie, Topic } from "@fondation/code";
import type { CourseView } from "./course-view.ts";

const MAX_TIES = 8;

/**
 * The strongest ties of a topic as a Mermaid flowchart; undefined without ties. Node names are
 * generated and labels contain only letters, digits and `._-`, so no name of the repository can
 * change the diagram.
 */
export function neighbourDiagram(topic: Topic, view: CourseView): string | undefined {
  const ties = view.ties.filter(({ from, to }) => from === topic.id || to === topic.id).slice(0, MAX_TIES);
  if (ties.length === 0) return undefined;
  const ids = [...new Set([topic.id, ...ties.flatMap(({ from, to }) => [from, to])])];
  const nodes = ids.map((id) => {
    const label = safeLabel(view.topicById(id)?.name ?? "");
    return id === topic.id ? `  t${id}(["${label}"])` : `  t${id}["${label}"]`;
  });
  const edges = ties.map((tie) => `  t${tie.from} ${arrow(tie)} t${tie.to}`);
  return fencedBlock("mermaid", ["flowchart LR", ...nodes, ...edges].join("\n"));
}

/** Dotted for a tie without proof in an import. */
function arrow({ basis, symbols }: Tie): string {
  if (basis !== "use") return "-.->";
  const label = safeLabel(symbols[0] ?? "");
  return label === "" ? "-->" : `-->|"${label}"|`;
}

/** Letters, digits and `._-` only: a label cannot change the diagram. */
export function safeLabel(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\p{M} ._-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}
