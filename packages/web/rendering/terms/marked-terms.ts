/** Finds the terms of the vocabulary in a document. */

import type { Element, ElementContent, Root, RootContent } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { termOf, type Vocabulary } from "./vocabulary.ts";

const HEADING = /^h[1-6]$/;
const CLOSED = new Set(["a", "button", "dfn", "pre"]);
const SECTION = new Set(["Vocabulaire", "Vocabulary"]);

/**
 * Rehype plugin: puts a term in inline code or in bold into a `dfn`, the first time in each
 * section. Code blocks, links, headings and the vocabulary itself are not changed.
 */
export function rehypeTerms(vocabulary: Vocabulary) {
  return (tree: Root): void => {
    if (vocabulary.size > 0) new TermMarker(vocabulary).mark(tree);
  };
}

class TermMarker {
  readonly #vocabulary: Vocabulary;
  /** The terms by their lower-case form: a bold word may begin a sentence. Code is exact. */
  readonly #folded: ReadonlyMap<string, string>;
  #seen = new Set<string>();
  #defining = false;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#folded = new Map([...vocabulary.keys()].map((term) => [term.toLowerCase(), term]));
  }

  mark(parent: Root | Element): void {
    for (const [index, child] of parent.children.entries()) {
      if (child.type !== "element" || CLOSED.has(child.tagName)) continue;
      if (HEADING.test(child.tagName)) this.#enter(textOf(child).trim());
      else if (this.#isFirst(child)) parent.children.splice(index, 1, this.#marked(child));
      else this.mark(child);
    }
  }

  #enter(heading: string): void {
    this.#seen = new Set();
    this.#defining = SECTION.has(heading);
  }

  #nameOf(element: Element): string | undefined {
    const text = termOf(textOf(element));
    if (element.tagName === "code") return this.#vocabulary.has(text) ? text : undefined;
    return element.tagName === "strong" ? this.#folded.get(text.toLowerCase()) : undefined;
  }

  #isFirst(element: Element): boolean {
    const name = this.#nameOf(element);
    if (this.#defining || name === undefined || this.#seen.has(name)) return false;
    this.#seen.add(name);
    return true;
  }

  #marked(element: Element): Element & RootContent & ElementContent {
    return {
      type: "element",
      tagName: "dfn",
      properties: { dataTerm: this.#nameOf(element) },
      children: [element],
    };
  }
}
