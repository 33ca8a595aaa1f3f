/** Parses documents as the pages do: CommonMark with GFM. */

import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as textOf } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";
import { blankFences } from "./blank-fences.ts";

/**
 * The language tag of a fenced block whose text is Markdown. The pages show it as a panel that
 * opens on demand.
 */
export const ANSWER = "answer";

export interface ParsedMarkdown {
  /** Callers share the tree and must not change it. Its offsets are those of a text without code. */
  readonly tree: Root;
  /** The offset of every fence, as the tree counts. Only the tokens show whether a block is closed: it then has two. */
  readonly fences: readonly number[];
}

// The checks read each document many times; parsing is most of their cost.
const parsed = new Map<string, ParsedMarkdown>();
const KEPT_CHARACTERS = 4_000_000;
let keptCharacters = 0;

/** The tree of a Markdown text; every text is valid. */
export function parseMarkdown(markdown: string): Root {
  return parseWithFences(markdown).tree;
}

export function parseWithFences(markdown: string): ParsedMarkdown {
  const known = parsed.get(markdown);
  if (known !== undefined) return known;
  const fences: number[] = [];
  const { text, code } = blankFences(markdown);
  const tree = fromMarkdown(text, {
    extensions: [gfm()],
    mdastExtensions: [
      gfmFromMarkdown(),
      { enter: { codeFencedFence: (token) => void fences.push(token.start.offset) } },
    ],
  });
  for (const node of tree.children) {
    if (node.type === "code") node.value = code.get(lineOf(node)) ?? node.value;
  }
  if (keptCharacters > KEPT_CHARACTERS) {
    parsed.clear();
    keptCharacters = 0;
  }
  const result = { tree, fences };
  parsed.set(markdown, result);
  keptCharacters += markdown.length;
  return result;
}

/** The text of a node from which heading ids are made: without raw HTML and without image texts. */
export function plainText(node: Nodes): string {
  return textOf(node, { includeImageAlt: false, includeHtml: false });
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
