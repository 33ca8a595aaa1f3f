/** The methods of a type. */

import { type CodeSymbol, isConstructor, type RankedSymbol } from "@fondation/code";

/** Without the constructor. */
export function methodsOf({ file, symbol }: RankedSymbol): CodeSymbol[] {
  return file.code.symbols.filter(
    (each) =>
      each.kind === "method" &&
      symbol.kind !== "method" &&
      each.container === symbol.name &&
      !isConstructor(each),
  );
}
