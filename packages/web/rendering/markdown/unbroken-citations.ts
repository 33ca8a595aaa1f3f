/**
 * Keeps the punctuation around a citation on its line. The button of a citation is an atomic inline,
 * beside which a browser may break a line even at an opening parenthesis or a no-break space (CSS
 * Text 3, 5.1).
 */

import { parseCitation } from "@fondation/course/contract";
import type { Element, ElementContent, Root, RootContent } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";

/** In characters. More is a word of its own, which a narrow line must be able to leave. */
const MOST = 12;

function isCitation(node: RootContent): boolean {
  if (node.type !== "element") return false;
  const { tagName, properties } = node;
  const text = tagName === "code" ? textOf(node) : tagName === "a" ? properties.href : undefined;
  return typeof text === "string" && parseCitation(text) !== undefined;
}

/** What touches the citation: everything up to a space at which a line may break. */
function touching(text: string): string {
  const [found = ""] = text.split(/[ \t\n]/, 1);
  return found.length > MOST ? "" : found;
}

function touchingBefore(text: string): string {
  const found = text.slice(Math.max(...[" ", "\t", "\n"].map((space) => text.lastIndexOf(space))) + 1);
  return found.length > MOST ? "" : found;
}

function unbroken(children: readonly ElementContent[]): ElementContent[] {
  const done: ElementContent[] = [];
  const rest = [...children];
  for (let child = rest.shift(); child !== undefined; child = rest.shift()) {
    if (!isCitation(child)) {
      done.push(child);
      continue;
    }
    const [last, next] = [done.at(-1), rest[0]];
    const before = last?.type === "text" ? touchingBefore(last.value) : "";
    const after = next?.type === "text" ? touching(next.value) : "";
    const parts = [{ type: "text", value: before } as const, child, { type: "text", value: after } as const];
    const span: Element = {
      type: "element",
      tagName: "span",
      properties: { className: ["unbroken"] },
      children: parts.filter((part) => part.type !== "text" || part.value !== ""),
    };
    if (last?.type === "text") last.value = last.value.slice(0, last.value.length - before.length);
    if (next?.type === "text") next.value = next.value.slice(after.length);
    done.push(span.children.length > 1 ? span : child);
  }
  return done.filter((child) => child.type !== "text" || child.value !== "");
}

/** Rehype plugin, used after the typography, whose no-break spaces also touch. */
export function rehypeUnbrokenCitations() {
  return (tree: Root): void => {
    const found: Element[] = [];
    visit(tree, "element", (element) => {
      if (element.tagName === "pre" || element.tagName === "code") return SKIP;
      if (element.children.some(isCitation)) found.push(element);
      return undefined;
    });
    for (const element of found) element.children = unbroken(element.children);
  };
}
