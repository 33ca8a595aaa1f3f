/** Numbers, lists, articles and kinds of symbols in French. */

import type { OutwardKind, SymbolKind } from "@fondation/code";
import { fr } from "../words/typography.ts";

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

/** `1 fichier`, `2 fichiers`: in French, zero and one are singular. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)}\u00A0${number < 2 ? one : many}`;
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u202F");
}

/** `a, b et c`. */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} et ${items.at(-1) ?? ""}`;
}

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

/** « de Session », « d’Engine ». The name may be a link or bold. */
export function de(name: string): string {
  return /^[^\p{L}\p{N}]*[aeiouàâéèêîôû]/iu.test(name) ? `d’${name}` : `de ${name}`;
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
