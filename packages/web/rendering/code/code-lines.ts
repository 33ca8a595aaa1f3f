/** Splits the code of a cited block into its lines, so that each line can show its number. */

import { parseCitation } from "@fondation/course/contract";
import type { Element, ElementContent, Root } from "hast";
import { visit } from "unist-util-visit";

/** The lines of highlighted code, without their line breaks. An element over two lines is split. */
export function linesOf(nodes: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const node of nodes) {
    for (const [index, part] of partsOf(node).entries()) {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(...part);
    }
  }
  return lines;
}

function partsOf(node: ElementContent): ElementContent[][] {
  if (node.type === "text") {
    return node.value.split("\n").map((value) => (value === "" ? [] : [{ type: "text", value }]));
  }
  if (node.type !== "element") return [];
  return linesOf(node.children).map((children) => (children.length === 0 ? [] : [{ ...node, children }]));
}

/** The code of a fenced block: the only child of a `pre`. */
export function codeOf(pre: Element | undefined): Element | undefined {
  const child = pre?.children[0];
  return child?.type === "element" && child.tagName === "code" ? child : undefined;
}

/**
 * Rehype plugin, used after the highlighter: puts each line of a cited block into a `span` with its
 * number in the file. The text of the block stays the same, including the line breaks.
 */
export function rehypeCodeLines() {
  return (tree: Root): void => {
    visit(tree, "element", (node) => {
      const code = node.tagName === "pre" ? codeOf(node) : undefined;
      const source = code?.properties.dataSource;
      const citation = typeof source === "string" ? parseCitation(source) : undefined;
      if (code === undefined || citation === undefined) return;
      const lines = linesOf(code.children);
      if (lines.at(-1)?.length === 0) lines.pop();
      code.children = lines.map((children, index) => ({
        type: "element",
        tagName: "span",
        properties: { className: ["code-line"], dataLine: citation.startLine + index },
        children: [...children, { type: "text", value: "\n" }],
      }));
    });
  };
}
