/** A text, or the name of an element with its React properties and its children. */
export type PageNode = string | PageElement;

export type PageElement = readonly [
  name: string,
  properties: Readonly<Record<string, unknown>>,
  ...children: PageNode[],
];

export function isElement(node: PageNode | undefined): node is PageElement {
  return typeof node === "object";
}

export function childrenOf([, , ...children]: PageElement): readonly PageNode[] {
  return children;
}

/** The text of a node and everything in it. */
export function textOf(node: PageNode): string {
  return isElement(node) ? childrenOf(node).map(textOf).join("") : node;
}
