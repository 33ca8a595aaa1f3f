/** Finds fenced blocks that are never closed. Such a block swallows the rest of the document. */

import { visit } from "unist-util-visit";
import { ANSWER, lineOf, parseWithFences } from "./parse.ts";

/** The 1-based lines of opening fences without a closing one, also inside `answer` blocks. */
export function unclosedFences(markdown: string): number[] {
  const { tree, fences } = parseWithFences(markdown);
  const lines: number[] = [];
  visit(tree, "code", (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? markdown.length;
    if (fences.filter((offset) => offset >= start && offset < end).length === 1) lines.push(lineOf(node));
    if (node.lang === ANSWER) lines.push(...unclosedFences(node.value).map((line) => lineOf(node) + line));
  });
  return lines;
}
