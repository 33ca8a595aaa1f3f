/** Marks English quotations of a French document, so that they are read and hyphenated as English. */

import type { Element, ElementContent, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";

const ENGLISH = new Set(
  "an and are at be by can do does for from has have if in is it its not of or that the then this to when which will with you".split(
    " ",
  ),
);
const FRENCH = new Set(
  "a au aux avec ce cette dans de des du elle en est et il la le les ne on ou par pas pour que qui se si son sont sur un une vous".split(
    " ",
  ),
);

/** Small words tell the language. Without any, such as in a name, it stays open. */
function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return english > words.filter((word) => FRENCH.has(word)).length;
}

function marked(quotation: ElementContent[]): ElementContent[] {
  const span: Element = {
    type: "element",
    tagName: "span",
    properties: { lang: "en" },
    children: quotation,
  };
  return isEnglish(textOf(span)) ? [span] : quotation;
}

function add(done: ElementContent[], piece: ElementContent): void {
  const last = done.at(-1);
  if (last?.type === "text" && piece.type === "text") last.value += piece.value;
  else done.push(piece);
}

/** Quotations between « and » among the children of one element; one without an end is left alone. */
function withQuotations(children: readonly ElementContent[]): ElementContent[] {
  const done: ElementContent[] = [];
  let quotation: ElementContent[] | undefined;
  for (const child of children) {
    const pieces = child.type === "text" ? child.value.split(/([«»])/u) : [undefined];
    for (const piece of pieces) {
      if (piece === "") continue;
      if (piece === "»" && quotation !== undefined) {
        done.push(...marked(quotation));
        quotation = undefined;
      }
      (quotation ?? done).push(piece === undefined ? child : { type: "text", value: piece });
      if (piece === "«" && quotation === undefined) quotation = [];
    }
  }
  const joined: ElementContent[] = [];
  for (const piece of [...done, ...(quotation ?? [])]) add(joined, piece);
  return joined;
}

export function rehypeEnglishQuotations() {
  return (tree: Root): void => {
    visit(tree, "element", (element) => {
      if (element.tagName === "code" || element.tagName === "pre") return SKIP;
      if (element.children.some((child) => child.type === "text" && child.value.includes("«"))) {
        element.children = withQuotations(element.children);
      }
      return undefined;
    });
  };
}
