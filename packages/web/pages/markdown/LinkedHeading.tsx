import { parseCitation } from "@fondation/course/contract";
import { type ComponentProps, createElement, type ReactNode } from "react";
import { Link } from "react-router";
import { documentRoute } from "../../rendering/documents/course-address.ts";
import {
  childrenOf,
  isElement,
  type PageElement,
  type PageNode,
  textOf,
} from "../../rendering/nodes/page-node.ts";
import { useReading } from "../documents/reading-context.ts";

/** Elements that become controls. A control may not stand in a link. */
const CONTROLS = new Set(["a", "button", "dfn", "img", "input"]);

function isControl(node: PageNode): boolean {
  if (!isElement(node)) return false;
  const isCitation = node[0] === "code" && parseCitation(textOf(node)) !== undefined;
  return isCitation || CONTROLS.has(node[0]) || childrenOf(node).some(isControl);
}

/** A heading that links to itself, so that its address can be copied. Plain in print. */
export function LinkedHeading({
  element,
  children,
  ...attributes
}: ComponentProps<"h2"> & { element: PageElement; children?: ReactNode }) {
  const { edition, slug, printed } = useReading();
  const [name] = element;
  const { id, className } = attributes;
  const isPlain =
    printed || id === undefined || className !== undefined || childrenOf(element).some(isControl);
  const link = isPlain ? (
    children
  ) : (
    <Link data-heading to={documentRoute(edition, slug, `#${encodeURIComponent(id)}`)}>
      {children}
    </Link>
  );
  return createElement(name, attributes, link);
}
