/** Declarations as a query finds them, without their visibility. */

import { compareBy } from "../compare.ts";
import type { Lines, SymbolKind } from "../syntax/parsed-code.ts";

/** A declaration with its offsets in the text. */
export interface Declaration extends Lines {
  readonly name: string;
  readonly nameLine: number;
  readonly kind: SymbolKind;
  readonly container?: string;
  readonly start: number;
  readonly nameStart: number;
  /** Announces a declaration that can be in the same file (a prototype of C). */
  readonly isForward: boolean;
  readonly end: number;
}

/** The kinds a query can capture; for a name with two matches, the earlier kind wins. */
export const SYMBOL_KINDS: readonly SymbolKind[] = [
  "method",
  "struct",
  "class",
  "interface",
  "enum",
  "function",
  "type",
  "constant",
];

/**
 * Whether `one` describes a name better than `other`: by its kind, then because it spans more (a
 * decorator).
 */
export function isMoreSpecific(one: Declaration, other: Declaration): boolean {
  const byKind = SYMBOL_KINDS.indexOf(one.kind) - SYMBOL_KINDS.indexOf(other.kind);
  return byKind < 0 || (byKind === 0 && one.end - one.start > other.end - other.start);
}

const TYPES: ReadonlySet<SymbolKind> = new Set(["class", "struct", "interface", "enum"]);

/**
 * Keeps declarations at the top level of the file, and methods directly inside a top-level class.
 * With `nested`, also types inside types, and functions inside types as their methods. Drops local
 * declarations, and constructors that have their type's name.
 */
export function topLevel(declarations: Iterable<Declaration>, nested: boolean): Declaration[] {
  const sorted = [...declarations].sort(
    compareBy(
      (item) => -item.start,
      (item) => item.end,
    ),
  );
  const kept: Declaration[] = [];
  const open: { readonly item: Declaration; readonly isKept: boolean }[] = [];
  for (const item of sorted) {
    while ((open.at(-1)?.item.end ?? Number.POSITIVE_INFINITY) <= item.start) open.pop();
    const parent = open.at(-1);
    const own = parent === undefined ? item : withParent(item, parent.item, parent.isKept, nested);
    const isConstructor = nested && own?.container === item.name;
    const isKept = own !== undefined && !isConstructor;
    if (isKept) kept.push(own);
    open.push({ item, isKept });
  }
  return withoutForward(kept);
}

/** The declaration as a member of its parent; undefined for a local one. */
function withParent(
  item: Declaration,
  parent: Declaration,
  isKept: boolean,
  nested: boolean,
): Declaration | undefined {
  if (parent.start === item.start && parent.end === item.end) return item;
  const isMember = nested ? TYPES.has(parent.kind) : parent.kind === "class" && item.kind === "method";
  if (!isKept || !isMember) return undefined;
  const container = item.container ?? parent.name;
  if (TYPES.has(item.kind) || item.kind === "method") return { ...item, container };
  return item.kind === "function" ? { ...item, kind: "method", container } : undefined;
}

/** Drops an announcement whose declaration, or another announcement of it, is in the file. */
function withoutForward(declarations: readonly Declaration[]): Declaration[] {
  const known = new Set(declarations.filter(({ isForward }) => !isForward).map(qualifiedName));
  return declarations.filter((declaration) => {
    if (!declaration.isForward) return true;
    const name = qualifiedName(declaration);
    const isNew = !known.has(name);
    known.add(name);
    return isNew;
  });
}

function qualifiedName({ container, name }: Declaration): string {
  return `${container ?? ""}\n${name}`;
}
