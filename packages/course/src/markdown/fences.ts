/** Finds fenced blocks that are never closed. Such a block swallows the rest of the document. */

import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { visit } from "unist-util-visit";
import { ANSWER, lineOf } from "./parse.ts";

/** The 1-based lines of opening fences without a closing one, also inside `answer` blocks. */
export function unclosedFences(markdown: string): number[] {
  const fenceOffsets: number[] = [];
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [
      gfmFromMarkdown(),
      // Only the tokens show whether a block is closed: a closed block has two fences.
      { enter: { codeFencedFence: (token) => void fenceOffsets.push(token.start.offset) } },
    ],
  });
  const lines: number[] = [];
  visit(tree, "code", (node) => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? markdown.length;
    const fences = fenceOffsets.filter((offset) => offset >= start && offset < end).length;
    if (fences === 1) lines.push(lineOf(node));
    if (node.lang === ANSWER) lines.push(...unclosedFences(node.value).map((line) => lineOf(node) + line));
  });
  return lines;
}
