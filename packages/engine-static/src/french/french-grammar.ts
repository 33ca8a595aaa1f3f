/** Numbers, lists, articles and kinds of symbols in French. */

import { fr, list, others } from "@fondation/course/french";
import type { OutwardKind, SymbolKind } from "@fondation/code";

export const KINDS: Readonly<Record<SymbolKind, string>> = {
  function: "fonction",
  class: "classe",
  struct: "structure",
  method: "méthode",
  interface: "interface",
  type: "type",
  enum: "énumération",
  constant: "constante",
};

/** The kinds whose French nouns are feminine. */
export const FEMININE: ReadonlySet<SymbolKind> = new Set<SymbolKind>([
  "function",
  "class",
  "struct",
  "method",
  "interface",
  "enum",
  "constant",
]);

/** Citations in parentheses, after a space. */
export function cited(citations: readonly string[]): string {
  return citations.length === 0 ? "" : ` (${citations.join(", ")})`;
}

/** « sous a et b », « à la racine du dépôt » */
export function where(places: readonly string[]): string {
  const named = places.filter((place) => place !== "");
  const root = fr`à la racine du dépôt`;
  if (named.length === 0) return root;
  return fr`sous ${list(named)}${named.length < places.length ? fr` et ${root}` : ""}`;
}

/** `a, b et 3 autres`. */
export function listed(items: readonly string[], more: number, article: "un" | "une" = "un"): string {
  return list(more > 0 ? [...items, others(more, article)] : items);
}

/** « 3 autres, dont `a` et `b`. », « Un autre : `a`. »: what a list does not show. */
export function remainder(names: readonly string[], more: number, article: "un" | "une"): string {
  const rest = upper(others(names.length + more, article));
  return fr`${rest}${more === 0 ? fr` :` : fr`, dont`} ${list(names)}.`;
}

/** « Prose. » as a sentence of its own: with a full stop after it when it has none. */
export function quoted(doc: string): string {
  return fr`« ${doc} »${/[.!?…]$/u.test(doc) ? "" : "."}`;
}

/**
 * The subject of a sentence about a type or a function: its name, or `noun` after a sentence with
 * the words of its documentation.
 */
export function presented(name: string, citation: string, doc: string | undefined, noun: string): string {
  if (doc === undefined) return fr`${name} (${citation})`;
  return fr`La documentation de ${name} (${citation}) dit : ${quoted(doc)} ${noun}`;
}

/** Capitalizes the first letter. */
export const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A kind with its indefinite article. */
export const one = (kind: SymbolKind): string => `${FEMININE.has(kind) ? "une" : "un"} ${KINDS[kind]}`;

/** What code acts on outside of its process. */
export const OUTSIDE: Readonly<Record<OutwardKind, string>> = {
  file: "des fichiers",
  network: "le réseau",
  database: "la base de données",
  process: "des processus",
  task: "une tâche de fond",
  queue: "une file",
};
