import { type Course, walkMarkdown } from "@fondation/course";

export interface PlacedDiagram {
  /** Mermaid source: the text of the fenced block, without its last line break. */
  readonly source: string;
  readonly slug: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * All places of diagrams in reading order, including those in `answer` blocks. A source may have
 * several places.
 */
export function diagramsIn({ documents }: Pick<Course, "documents">): PlacedDiagram[] {
  const found: PlacedDiagram[] = [];
  for (const { slug, content } of documents) {
    if (!slug.endsWith(".md")) continue;
    walkMarkdown(content, (node, line) => {
      if (node.type === "code" && node.lang === "mermaid") found.push({ source: node.value, slug, line });
    });
  }
  return found;
}
