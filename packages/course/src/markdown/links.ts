/** The links and images of a Markdown document. */

import { walkMarkdown } from "./walk.ts";

export interface LinkOccurrence {
  readonly url: string;
  /** 1-based line of the document. */
  readonly line: number;
  readonly image: boolean;
}

/** Every link, image and link definition, in reading order. */
export function extractLinks(markdown: string): LinkOccurrence[] {
  const links: LinkOccurrence[] = [];
  walkMarkdown(markdown, (node, line) => {
    if (node.type === "link" || node.type === "definition") links.push({ url: node.url, line, image: false });
    if (node.type === "image") links.push({ url: node.url, line, image: true });
  });
  return links;
}
