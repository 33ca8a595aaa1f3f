/** Which types stand above and below each other. */

import type { SourceFile, Survey } from "../survey/survey.ts";
import { matchMethodSets } from "../types/method-sets.ts";
import type { Declaration } from "./code-function.ts";
import type { FileIndex } from "./file-index.ts";
import type { Names } from "./names.ts";

export interface Hierarchy {
  /** The declared supertypes, in the order in which the code names them. */
  basesOf(type: Declaration): readonly Declaration[];
  /** The types that extend or implement it directly; in Go those with all its methods. */
  derivedOf(type: Declaration): readonly Declaration[];
  /** Whether code may implement it without a declared type, or in one whose base is not resolved. */
  isOpen(contract: Declaration): boolean;
}

export function createHierarchy(
  survey: Survey,
  indexes: ReadonlyMap<string, FileIndex>,
  names: Names,
): Hierarchy {
  const bases = new Map<Declaration, Set<Declaration>>();
  const derived = new Map<Declaration, Set<Declaration>>();
  const unknown = new Set<string>();
  for (const index of indexes.values()) {
    // An anonymous class: `new Store() { … }`.
    for (const { name, kind } of index.file.code.calls) if (kind === "construct") unknown.add(name);
    for (const { owner, name, line } of index.file.code.supertypes) {
      const around = index.typeAt(line);
      const type = around?.symbol.name === owner ? around : index.named.get(owner)?.[0];
      const base = typeNamed(name, index, names);
      if (base === undefined) unknown.add(lastPart(name));
      if (type === undefined || base === undefined || type === base) continue;
      add(bases, type, base);
      add(derived, base, type);
    }
  }
  const bySymbol = new Map(
    [...indexes.values()].flatMap(({ types }) => types.map((type) => [type.symbol, type] as const)),
  );
  matchMethodSets(survey, (contract, type) => {
    const [above, below] = [bySymbol.get(contract.symbol), bySymbol.get(type.symbol)];
    if (above !== undefined && below !== undefined) add(derived, above, below);
  });
  return {
    basesOf: (type) => [...(bases.get(type) ?? [])],
    derivedOf: (type) => [...(derived.get(type) ?? [])],
    isOpen: ({ file, symbol }) =>
      unknown.has(symbol.name) ||
      STRUCTURAL.has(file.language) ||
      (LAMBDAS.has(file.language) && methodsIn(file, symbol.name) < 2),
  };
}

/** An object with the right members implements an interface without saying so. */
const STRUCTURAL = new Set(["TypeScript", "TSX", "Vue", "JavaScript"]);

/** A closure implements an interface with one method. */
const LAMBDAS = new Set(["Java", "Kotlin", "Scala"]);

function methodsIn({ code }: SourceFile, type: string): number {
  return code.symbols.filter(({ kind, container }) => kind === "method" && container === type).length;
}

/** `Store`, `http.Store`, `Shop::Store`. */
function typeNamed(written: string, index: FileIndex, names: Names): Declaration | undefined {
  const parts = partsOf(written);
  const last = parts.at(-1) ?? "";
  const { modules } = parts.length > 1 ? names.meaning(index, parts[0] ?? "") : { modules: [] };
  const found =
    modules.length > 0
      ? modules.flatMap((path) => names.exported(path, last))
      : names.meaning(index, parts.length > 1 && index.file.row?.loose !== true ? (parts[0] ?? "") : last)
          .declarations;
  const [type, ...others] = found;
  return others.length === 0 && type?.symbol.name === last ? type : undefined;
}

function partsOf(written: string): string[] {
  return written.split(/\.|::|\\/).filter(Boolean);
}

function lastPart(written: string): string {
  return partsOf(written).at(-1) ?? "";
}

function add(all: Map<Declaration, Set<Declaration>>, key: Declaration, item: Declaration): void {
  const known = all.get(key);
  if (known === undefined) all.set(key, new Set([item]));
  else known.add(item);
}
