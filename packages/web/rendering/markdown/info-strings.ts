/**
 * The info string of a fenced code block. After the language it may say `source=path#L1-L2` for
 * verbatim lines of the repository (the path encoded as by `encodeURI`, and `&` as `%26`), or
 * `example` for code that is not in the repository.
 */

import { parseCitation } from "@fondation/course/contract";
import type { Element, Root as Hast } from "hast";
import type { Root as Mdast } from "mdast";
import { visit } from "unist-util-visit";

interface Fence {
  /** The citation `path#Lstart-Lend` of a verbatim block. */
  readonly source: string | undefined;
  readonly example: boolean;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function readFence(info: string): Fence {
  const words = info.split(/\s+/);
  const source = words.find((word) => word.startsWith("source="))?.slice("source=".length);
  const citation = source === undefined ? undefined : decoded(source);
  return {
    source: citation !== undefined && parseCitation(citation) !== undefined ? citation : undefined,
    example: words.includes("example"),
  };
}

/** Remark plugin: copies the info string to attributes that the sanitizer allows. */
export function remarkFences() {
  return (tree: Mdast): void => {
    visit(tree, "code", (node) => {
      const { source, example } = readFence(`${node.lang ?? ""} ${node.meta ?? ""}`);
      node.data = {
        ...node.data,
        hProperties: {
          ...(source === undefined ? {} : { dataSource: source }),
          ...(example ? { dataExample: "true" } : {}),
        },
      };
    });
  };
}

/**
 * Rehype plugin, used after the sanitizer: marks the code of blocks to distinguish it from inline
 * code.
 */
export function rehypeBlocks() {
  return (tree: Hast): void => {
    visit(tree, "element", (node: Element) => {
      if (node.tagName !== "pre") return;
      for (const child of node.children) {
        if (child.type === "element" && child.tagName === "code") child.properties.dataBlock = "true";
      }
    });
  };
}
