/** The one way a document's Markdown is parsed: CommonMark and GFM, as the pages render it. */

import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as textOf } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";

/** The info word of a fenced block whose text is Markdown, shown as a panel that unfolds. */
export const ANSWER = "answer";

// The checks look at each document many times over; parsing is nearly all of their cost.
const parsed = new Map<string, Root>();
const KEPT_CHARACTERS = 4_000_000;
let keptCharacters = 0;

/** Parses Markdown. Never throws: every text is Markdown. The tree is shared between callers: read it, never change it. */
export function parseMarkdown(markdown: string): Root {
  const known = parsed.get(markdown);
  if (known !== undefined) return known;
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  if (keptCharacters > KEPT_CHARACTERS) {
    parsed.clear();
    keptCharacters = 0;
  }
  parsed.set(markdown, tree);
  keptCharacters += markdown.length;
  return tree;
}

/** The text of a node as a heading id is made of it: neither raw HTML nor the alternative text of images. */
export function plainText(node: Nodes): string {
  return textOf(node, { includeImageAlt: false, includeHtml: false });
}

/** The 1-based line a parsed node begins at. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
