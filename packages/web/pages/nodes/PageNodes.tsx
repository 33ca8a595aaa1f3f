import { type ComponentType, createElement, type ReactNode } from "react";
import { childrenOf, isElement, type PageElement, type PageNode } from "../../rendering/nodes/page-node.ts";

/** What a component gets: the properties of its element, its rendered children, and the element. */
// biome-ignore lint/suspicious/noExplicitAny: each component knows the properties of its own element.
export type Components = Readonly<Record<string, ComponentType<any>>>;

const NONE: Components = {};

/** Shows the nodes. `components` replace the elements of their names. */
export function PageNodes({
  nodes,
  components = NONE,
}: {
  nodes: readonly PageNode[];
  components?: Components;
}) {
  return <>{shown(nodes, components)}</>;
}

function shown(nodes: readonly PageNode[], components: Components): ReactNode[] {
  return nodes.map((node, index) => (isElement(node) ? elementOf(node, index, components) : node));
}

function elementOf(element: PageElement, key: number, components: Components): ReactNode {
  const [name, properties] = element;
  const children = shown(childrenOf(element), components);
  const component = Object.hasOwn(components, name) ? components[name] : undefined;
  return component === undefined
    ? createElement(name, { ...properties, key }, ...children)
    : createElement(component, { ...properties, key, element }, ...children);
}
