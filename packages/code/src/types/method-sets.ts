/**
 * Go: a type implements an interface when it has all its methods. Only interfaces of two or more
 * methods count, because one name is no proof.
 */

import { posix } from "node:path";
import type { Survey } from "../survey/survey.ts";
import { type DeclaredType, typeIn } from "./supertypes.ts";

/** Calls `add` for each type that has all the methods of an interface. */
export function matchMethodSets(
  { files }: Survey,
  add: (contract: DeclaredType, type: DeclaredType) => void,
): void {
  const own = files.filter(({ language }) => language === "Go");
  const methods = new Map<string, Set<string>>();
  const declared = new Map<string, DeclaredType>();
  const keyOf = (path: string, type: string): string => `${posix.dirname(path)}\n${type}`;
  for (const file of own) {
    const contracts = new Set<string | undefined>(
      file.code.symbols.filter(({ kind }) => kind === "interface").map(({ name }) => name),
    );
    for (const symbol of file.code.symbols) {
      if (symbol.kind !== "method") {
        if (typeIn(file, symbol.name) === symbol)
          declared.set(keyOf(file.path, symbol.name), { file, symbol });
        continue;
      }
      if (contracts.has(symbol.container)) continue;
      const key = keyOf(file.path, symbol.container ?? "");
      const names = methods.get(key) ?? new Set();
      methods.set(key, names.add(symbol.name));
    }
  }
  const withMethod = new Map<string, string[]>();
  for (const [key, names] of methods) {
    for (const name of names) {
      const types = withMethod.get(name) ?? [];
      withMethod.set(name, types);
      types.push(key);
    }
  }
  for (const contract of declared.values()) {
    if (contract.symbol.kind !== "interface") continue;
    const wanted = contract.file.code.fields
      .filter(({ owner }) => owner === contract.symbol.name)
      .map(({ name }) => name);
    const rarest = wanted.toSorted((a, b) => countOf(a, withMethod) - countOf(b, withMethod))[0];
    if (wanted.length < 2 || rarest === undefined) continue;
    for (const key of withMethod.get(rarest) ?? []) {
      const type = declared.get(key);
      const has = methods.get(key);
      if (type !== undefined && wanted.every((name) => has?.has(name) === true)) add(contract, type);
    }
  }
}

function countOf(name: string, withMethod: ReadonlyMap<string, readonly string[]>): number {
  return withMethod.get(name)?.length ?? 0;
}
