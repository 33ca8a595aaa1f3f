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

/**
 * Keeps declarations at the top level of the file, and methods directly inside a top-level class.
 * Drops local ones.
 */
export function topLevel(declarations: Iterable<Declaration>): Declaration[] {
  const sorted = [...declarations].sort(
    compareBy(
      (item) => -item.start,
      (item) => item.end,
    ),
  );
  const kept: Declaration[] = [];
  const open: Declaration[] = [];
  for (const item of sorted) {
    while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= item.start) open.pop();
    const parent = open.at(-1);
    if (parent === undefined || (parent.start === item.start && parent.end === item.end)) kept.push(item);
    else if (item.kind === "method" && parent.kind === "class" && open.length === 1) {
      kept.push({ ...item, container: item.container ?? parent.name });
    }
    open.push(item);
  }
  return kept;
}
