/** Where a course has its diagrams. */
import { type Course, walkMarkdown } from "@fondation/course";

/** One place of a diagram. */
export interface PlacedDiagram {
  /** Mermaid's source: the text of the fenced block, without the line break that ends it. */
  readonly source: string;
  readonly slug: string;
  /** 1-based line the block begins at. */
  readonly line: number;
}

/** Every diagram in reading order, those inside answers included; a source that stands in several places is there several times. */
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
