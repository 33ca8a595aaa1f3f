/** The text of a rendered document in passages that a search can show: paragraphs, headings, lines of code. */

import { childrenOf, isElement, type PageElement, type PageNode, textOf } from "../nodes/page-node.ts";
import type { RenderedDocument } from "../rendered-document.ts";

export interface Passage {
  readonly text: string;
  readonly form: "heading" | "text" | "code";
  /** The id of the heading above it. Absent before the first one. */
  readonly anchor?: string;
}

/** Elements that stand in a line of text. All others begin a passage of their own. */
const INLINE = new Set(
  "a abbr b br button cite code del dfn em i input kbd mark q s samp small span strong sub sup".split(" "),
);

/** Code with notes stands in a `figure` without a `pre`. */
function isCodeBlock(element: PageElement): boolean {
  return element[0] === "code" && textOf(element).includes("\n");
}

/** Readers see its picture, not its source. */
function isDiagram(pre: PageElement): boolean {
  const [code] = childrenOf(pre);
  return isElement(code) && String(code[1].className).split(" ").includes("language-mermaid");
}

/** In reading order. */
export function passagesOf({ content }: RenderedDocument): Passage[] {
  const passages: Passage[] = [];
  let anchor: string | undefined;

  const add = (text: string, form: Passage["form"]) => {
    const lines = form === "code" ? text.split("\n") : [text.replace(/\s+/gu, " ")];
    for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
      passages.push({ text: line, form, ...(anchor === undefined ? {} : { anchor }) });
    }
  };
  const readElement = (element: PageElement) => {
    const [name, { id }] = element;
    if (/^h[1-6]$/.test(name)) {
      if (typeof id === "string") anchor = id;
      add(textOf(element), "heading");
    } else if (name === "pre" || name === "code") {
      if (!isDiagram(element)) add(textOf(element), "code");
    } else read(childrenOf(element));
  };
  const read = (nodes: readonly PageNode[]) => {
    let inline = "";
    for (const node of nodes) {
      if (!isElement(node) || (INLINE.has(node[0]) && !isCodeBlock(node))) inline += textOf(node);
      else {
        add(inline, "text");
        inline = "";
        readElement(node);
      }
    }
    add(inline, "text");
  };

  if (content.form === "text") read(content.nodes);
  else add(content.page.source.map(textOf).join(""), "code");
  return passages;
}
