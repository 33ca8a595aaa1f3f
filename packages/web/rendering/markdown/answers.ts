/** The answer to a question: a fenced block in the language `answer`, whose text is Markdown. */

import type { Parents, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { codeOf } from "../code/code-lines.ts";

/** Rehype plugin: puts the answer as text with marks into an `aside`. `render`: makes its tree. */
export function rehypeAnswers(render: (markdown: string) => Root) {
  return (tree: Root): void => {
    visit(tree, "element", (pre, index, parent: Parents | undefined) => {
      const code = pre.tagName === "pre" ? codeOf(pre) : undefined;
      const classes = code?.properties.className;
      if (code === undefined || parent === undefined || index === undefined) return undefined;
      if (!Array.isArray(classes) || !classes.includes("language-answer")) return undefined;
      const children = render(textOf(code)).children.filter((child) => child.type !== "doctype");
      parent.children.splice(index, 1, { type: "element", tagName: "aside", properties: {}, children });
      return SKIP;
    });
  };
}
