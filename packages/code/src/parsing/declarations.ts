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
  /** The parameters of an announcement, as written: overloads are announced one by one. */
  readonly parameters?: string;
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
  const bySize = one.end - one.start - (other.end - other.start);
  const isMember = one.container !== undefined && other.container === undefined;
  return byKind < 0 || (byKind === 0 && (bySize > 0 || (bySize === 0 && isMember)));
}

const TYPES: ReadonlySet<SymbolKind> = new Set(["class", "struct", "interface", "enum"]);

/**
 * Keeps declarations at the top level of the file, methods directly inside a top-level class, and
 * functions directly inside a large one.
 * With `nested`, also types inside types, and functions inside types as their methods. Drops local
 * declarations.
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
    if (own !== undefined) kept.push(own);
    open.push({ item, isKept: own !== undefined });
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
  const isMember = nested || item.kind === "method" ? TYPES.has(parent.kind) : false;
  if (parent.kind === "constant" && item.kind === "method" && item.container === parent.name) return item;
  if (isKept && !nested && isPartOfClosure(item, parent)) {
    return { ...item, kind: "method", container: parent.name };
  }
  if (!isKept || !isMember) return undefined;
  const container = item.container ?? parent.name;
  if (TYPES.has(item.kind) || item.kind === "method") return { ...item, container };
  return item.kind === "function" ? { ...item, kind: "method", container } : undefined;
}

/** Lines of a function that is a program of its own: its functions are read one by one. */
const LARGE_CLOSURE = 100;

function isPartOfClosure(item: Declaration, parent: Declaration): boolean {
  const isLarge = parent.endLine - parent.startLine >= LARGE_CLOSURE;
  return item.kind === "function" && parent.kind === "function" && isLarge && item.endLine > item.startLine;
}

/** Drops an announcement whose declaration, or another announcement of it, is in the file. */
function withoutForward(declarations: readonly Declaration[]): Declaration[] {
  const known = new Set(declarations.filter(({ isForward }) => !isForward).map(qualifiedName));
  return declarations.filter((declaration) => {
    if (!declaration.isForward) return true;
    const name = qualifiedName(declaration);
    const announced = `${name}${declaration.parameters ?? ""}`;
    const isNew = !known.has(name) && !known.has(announced);
    known.add(announced);
    return isNew;
  });
}

function qualifiedName({ container, name }: Declaration): string {
  return `${container ?? ""}\n${name}`;
}
