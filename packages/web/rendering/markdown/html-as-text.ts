/**
 * Shows raw HTML of a document as text, so that no content of the repository is lost. HTML comments
 * are removed.
 */

import type { Parent, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";

export function remarkHtmlAsText() {
  return (tree: Root): void => {
    visit(tree, "html", (node, index, parent: Parent | undefined) => {
      if (parent === undefined || index === undefined) return undefined;
      if (node.value.startsWith("<!--")) {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      const text = { type: "text", value: node.value } as const;
      const isBlock = parent.type === "root" || parent.type === "blockquote" || parent.type === "listItem";
      parent.children.splice(index, 1, isBlock ? { type: "paragraph", children: [text] } : text);
      return SKIP;
    });
  };
}
