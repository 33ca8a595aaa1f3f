/**
 * The elements of a rendered document in the form in which they are sent to a page: small, and with
 * the property names of React, so that the page has nothing to translate.
 */

import type { Root } from "hast";
import { type Jsx, toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { PageNode } from "./page-node.ts";

const Fragment = Symbol("fragment");

/** What the library builds. It takes an array for a list of children, so an element is none yet. */
interface Built {
  readonly type: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

function build(type: unknown, properties: Built["properties"]): Built {
  return { type, properties };
}

function nodesOf(built: Built | string | (Built | string)[] | undefined): PageNode[] {
  if (built === undefined) return [];
  if (Array.isArray(built)) return built.flatMap(nodesOf);
  if (typeof built === "string") return [built];
  const { children, ...properties } = built.properties;
  const inside = nodesOf(children as Parameters<typeof nodesOf>[0]);
  return built.type === Fragment ? inside : [[String(built.type), properties, ...inside]];
}

/** Converts a sanitized tree. Comments are left out. */
export function pageNodes(tree: Root): PageNode[] {
  const built: unknown = toJsxRuntime(tree, {
    Fragment,
    jsx: build as unknown as Jsx,
    jsxs: build as unknown as Jsx,
    ignoreInvalidStyle: true,
    passKeys: false,
  });
  return nodesOf(built as Built);
}
