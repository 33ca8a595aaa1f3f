/** The headings of a Markdown document and the anchors they become. */

import GithubSlugger from "github-slugger";
import { visit } from "unist-util-visit";
import { lineOf, parseMarkdown, plainText } from "./parse.ts";

/** One heading. Headings inside `answer` blocks do not count: they get no anchor. */
export interface Heading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
  /** 1-based line of the document. */
  readonly line: number;
  /** The id of the heading on the page, as by `rehype-slug`. */
  readonly anchor: string;
}

export function extractHeadings(markdown: string): Heading[] {
  const slugger = new GithubSlugger();
  const headings: Heading[] = [];
  visit(parseMarkdown(markdown), "heading", (node) => {
    const text = plainText(node);
    headings.push({ depth: node.depth, text, line: lineOf(node), anchor: slugger.slug(text) });
  });
  return headings;
}

export function headingAnchors(markdown: string): string[] {
  return extractHeadings(markdown).map(({ anchor }) => anchor);
}
