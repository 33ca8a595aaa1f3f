/** Finds the declaration around an offset. */

import { compareBy } from "../compare.ts";
import type { SymbolKind } from "../syntax/parsed-code.ts";
import type { Declaration } from "./declarations.ts";

/** The declarations around an offset, the innermost first. */
export type Around = (offset: number) => Iterable<Declaration>;

const TYPES: ReadonlySet<SymbolKind> = new Set(["class", "struct", "interface", "enum", "type"]);

export function createAround(declarations: readonly Declaration[]): Around {
  const sorted = declarations.toSorted(
    compareBy(
      ({ start }) => -start,
      ({ end }) => end,
    ),
  );
  const parents: number[] = [];
  const open: number[] = [];
  for (const [index, { start }] of sorted.entries()) {
    while (open.length > 0 && (sorted[open.at(-1) ?? 0]?.end ?? 0) <= start) open.pop();
    parents.push(open.at(-1) ?? -1);
    open.push(index);
  }
  return function* (offset) {
    let index = lastBefore(sorted, offset);
    for (; index >= 0; index = parents[index] ?? -1) {
      const found = sorted[index];
      if (found !== undefined && found.end > offset) yield found;
    }
  };
}

function lastBefore(sorted: readonly Declaration[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The type that a field at this offset belongs to. In JavaScript, a capitalized function is one. */
export function ownerAt(offset: number, around: Around): string | undefined {
  let maker: string | undefined;
  for (const { kind, name, container } of around(offset)) {
    if (TYPES.has(kind)) return name;
    if (kind === "method" && container !== undefined) return container;
    if (kind === "function" && /^\p{Lu}/u.test(name)) maker = name;
  }
  return maker;
}

const CONSTRUCTORS = new Set(["constructor", "__init__", "__post_init__", "initialize", "__construct"]);

/** Whether the innermost function around an offset makes objects of its type. */
export function isInConstructor(offset: number, around: Around): boolean {
  for (const { kind, name } of around(offset)) {
    if (kind === "method" || kind === "function") return CONSTRUCTORS.has(name) || /^\p{Lu}/u.test(name);
  }
  return false;
}

/** The start of the innermost function around an offset. */
export function functionAt(offset: number, around: Around): number | undefined {
  for (const { kind, start } of around(offset)) {
    if (kind === "function" || kind === "method") return start;
  }
  return undefined;
}
