/**
 * What the info string of a fenced block says beside its language: `source=path#L1-L2` for verbatim lines of the
 * repository (the path percent-encoded as by `encodeURI`, `&` as `%26`), `example` for code that is none.
 */

import { parseCitation } from "@fondation/course/contract";
import type { Element, Root as Hast } from "hast";
import type { Root as Mdast } from "mdast";
import { visit } from "unist-util-visit";

/** What a fence's info string means. */
interface Fence {
  /** The cited lines, written `path#Lstart-Lend`, when the block is verbatim. */
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

/** Reads the words of an info string. */
function readFence(info: string): Fence {
  const words = info.split(/\s+/);
  const source = words.find((word) => word.startsWith("source="))?.slice("source=".length);
  const citation = source === undefined ? undefined : decoded(source);
  return {
    source: citation !== undefined && parseCitation(citation) !== undefined ? citation : undefined,
    example: words.includes("example"),
  };
}

/** Remark plugin: carries what the info string says over to the HTML element, where the sanitizer allows it. */
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

/** Rehype plugin, after the sanitizer: marks the code of blocks, so that inline code can be told from it. */
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
