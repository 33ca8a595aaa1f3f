import type { CodeSymbol } from "./parsed-code.ts";

const NAMES = ["constructor", "__init__", "initialize", "__construct"];

/** What some languages write in place of a name. */
const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ["Swift", "init"],
  ["Kotlin", "init"],
  ["Scala", "this"],
]);

/** Names of the methods that make values of a type; some languages use the name of the type. */
export function constructorNames(type: string, language: string): readonly string[] {
  const keyword = KEYWORDS.get(language);
  return [...NAMES, type, ...(keyword === undefined ? [] : [keyword])];
}

export function isConstructor({ name, kind, container }: CodeSymbol): boolean {
  return kind === "method" && (NAMES.includes(name) || name === container);
}
