/** Parses documents as the pages do: CommonMark with GFM. */

import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { toString as textOf } from "mdast-util-to-string";
import { gfm } from "micromark-extension-gfm";

/**
 * The language tag of a fenced block whose text is Markdown. The pages show it as a panel that
 * opens on demand.
 */
export const ANSWER = "answer";

// The checks read each document many times; parsing is most of their cost.
const parsed = new Map<string, Root>();
const KEPT_CHARACTERS = 4_000_000;
let keptCharacters = 0;

/** Parses Markdown; every text is valid. Callers share the tree and must not change it. */
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

/** The text of a node from which heading ids are made: without raw HTML and without image texts. */
export function plainText(node: Nodes): string {
  return textOf(node, { includeImageAlt: false, includeHtml: false });
}

export function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}
