/** A place before the first section of a document, which the page may fill. */

import type { Root, RootContent } from "hast";
import { toString as textOf } from "hast-util-to-string";

const MAP = new Set(["La carte", "The map"]);

/**
 * Rehype plugin: puts an empty `menu` into the section « La carte », below its first paragraph, or
 * before the first section of a document without it.
 */
export function rehypeOpening() {
  return ({ children }: Root): void => {
    const isSection = (child: RootContent) => child.type === "element" && child.tagName === "h2";
    const map = children.findIndex((child) => isSection(child) && MAP.has(textOf(child).trim()));
    const paragraph = children.findIndex(
      (child, index) => index > map && child.type === "element" && child.tagName === "p",
    );
    const index = map === -1 || paragraph === -1 ? children.findIndex(isSection) : paragraph + 1;
    if (index === -1) return;
    children.splice(index, 0, { type: "element", tagName: "menu", properties: {}, children: [] });
  };
}
