/**
 * Visits everything that a reader can see in a document, including the Markdown in `answer` blocks.
 */

import type { Nodes } from "mdast";
import { ANSWER, lineOf, parseMarkdown } from "./parse.ts";

/**
 * Calls `seen` for every node in reading order, with the node's 1-based line in the whole document.
 */
export function walkMarkdown(markdown: string, seen: (node: Nodes, line: number) => void): void {
  walkFrom(markdown, 0, seen);
}

function walkFrom(markdown: string, linesBefore: number, seen: (node: Nodes, line: number) => void): void {
  // `unist-util-visit` gives a name to a function for each node, which takes most of its time.
  const visit = (node: Nodes): void => {
    const line = linesBefore + lineOf(node);
    seen(node, line);
    // The block's text begins on the line after its fence.
    if (node.type === "code" && node.lang === ANSWER) walkFrom(node.value, line, seen);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(parseMarkdown(markdown));
}
