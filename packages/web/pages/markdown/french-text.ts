/** French typography for the running text of a document; code keeps every character. */

import type { Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { frenchSpaces } from "../typography/french-spaces.ts";

/** Rehype plugin; must come after heading ids were made, which other documents link to. */
export function rehypeFrenchTypography() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === "element" && (node.tagName === "code" || node.tagName === "pre")) return SKIP;
      if (node.type === "text") node.value = frenchSpaces(node.value);
      return undefined;
    });
  };
}
