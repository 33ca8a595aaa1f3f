/** The methods of a type. */

import type { CodeSymbol, RankedSymbol } from "@fondation/code";

/** Without the constructor. */
export function methodsOf({ file, symbol }: RankedSymbol): CodeSymbol[] {
  return file.code.symbols.filter(
    ({ kind, container, name }) =>
      kind === "method" &&
      symbol.kind !== "method" &&
      container === symbol.name &&
      !/^(constructor|__init__)$/.test(name),
  );
}
