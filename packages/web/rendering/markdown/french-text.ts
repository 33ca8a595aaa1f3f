/** French typography for the text of a document. Code is not changed. */

import type { Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { frenchSpaces } from "@fondation/course/french";

/**
 * Rehype plugin. It must run after the plugin that makes heading ids, because links of other
 * documents use these ids.
 */
export function rehypeFrenchTypography() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === "element" && (node.tagName === "code" || node.tagName === "pre")) return SKIP;
      if (node.type === "text") node.value = frenchSpaces(node.value);
      return undefined;
    });
  };
}
