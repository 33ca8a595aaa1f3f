/** Numbers, lists, articles and kinds of symbols in English. */

import type { OutwardKind, SymbolKind } from "@fondation/code";
import { en } from "../words/typography.ts";

export const KINDS: Readonly<Record<SymbolKind, string>> = {
  function: "function",
  class: "class",
  struct: "struct",
  method: "method",
  interface: "interface",
  type: "type",
  enum: "enum",
  constant: "constant",
};

/** `1 file`, `2 files`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, ",")} ${number === 1 ? one : many}`;
}

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  if (items.length < 3) return items.join(" and ");
  return `${items.slice(0, -1).join(", ")}, and ${items.at(-1) ?? ""}`;
}

/** Citations in parentheses, after a space. */
export function cited(citations: readonly string[]): string {
  return citations.length === 0 ? "" : ` (${citations.join(", ")})`;
}

export function where(places: readonly string[]): string {
  const named = places.filter((place) => place !== "");
  const root = en`at the root of the repository`;
  if (named.length === 0) return root;
  return en`under ${list(named)}${named.length < places.length ? en` and ${root}` : ""}`;
}

/** A kind with its indefinite article. */
export const one = (kind: SymbolKind): string => `${/^[aeiou]/.test(kind) ? "an" : "a"} ${KINDS[kind]}`;

/** What code acts on outside of its process. */
export const OUTSIDE: Readonly<Record<OutwardKind, string>> = {
  file: "files",
  network: "the network",
  database: "the database",
  process: "processes",
  task: "a background task",
  queue: "a queue",
};
