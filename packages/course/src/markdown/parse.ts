/** The one way a document's Markdown is parsed: CommonMark and GFM, as the pages render it. */

import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as textOf } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";

/** The info word of a fenced block whose text is Markdown, shown as a panel that unfolds. */
export const ANSWER = "answer";

/** Parses Markdown. Never throws: every text is Markdown. */
export function parseMarkdown(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The text of a node as a heading id is made of it: neither raw HTML nor the alternative text of images. */
export function plainText(node: Nodes): string {
  return textOf(node, { includeImageAlt: false, includeHtml: false });
}

/** The 1-based line a parsed node begins at. */
export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
