import { compareBy } from "../compare.ts";
import type { FileLink, Use } from "../graph/links.ts";
import { holds, type Part } from "../graph/parts.ts";
import type { SymbolKind } from "../syntax/parsed-code.ts";
import type { SourceFile } from "../survey/survey.ts";
import type { RankedSymbol } from "./topic.ts";

const KIND_WEIGHT: Readonly<Record<SymbolKind, number>> = {
  class: 3,
  struct: 3,
  interface: 2.2,
  function: 2,
  enum: 1,
  type: 0.8,
  constant: 0.2,
  method: 0.5,
};

/** Names that many projects have: they say little about this one. */
const GENERIC =
  /^(main|init|setup|run|index|options?|config|settings|props|types?|errors?|log(ger)?|utils?|helpers?|constants?|version|default|test|app|args|params|result|data|_+)$/i;

/** The key is path and name, joined by a newline. */
export type UsesBySymbol = ReadonlyMap<string, readonly Use[]>;

export function usesBySymbol(links: readonly FileLink[]): UsesBySymbol {
  return Map.groupBy(
    links.flatMap(({ uses }) => uses),
    ({ to, symbol }) => `${to}\n${symbol}`,
  );
}

/**
 * Top-level symbols of the parts, the most important first; methods only for parts without other
 * symbols.
 */
export function rankSymbols(
  parts: readonly Part[],
  files: readonly SourceFile[],
  fileRank: ReadonlyMap<string, number>,
  uses: UsesBySymbol,
): RankedSymbol[] {
  const all = files.flatMap((file) =>
    file.code.symbols
      .filter(
        ({ startLine, name }) => name !== "_" && parts.some((part) => holds(part, file.path, startLine)),
      )
      .map((symbol) => rank(file, symbol, fileRank, uses)),
  );
  const tops = all.filter(({ symbol }) => symbol.kind !== "method");
  return (tops.length > 0 ? tops : all).sort(
    compareBy(
      ({ score }) => score,
      ({ file }) => file.path,
      ({ symbol }) => -symbol.startLine,
    ),
  );
}

function rank(
  file: SourceFile,
  symbol: SourceFile["code"]["symbols"][number],
  fileRank: ReadonlyMap<string, number>,
  uses: UsesBySymbol,
): RankedSymbol {
  const own = symbol.kind === "method" ? [] : (uses.get(`${file.path}\n${symbol.name}`) ?? []);
  const users = own.filter(({ from }) => !/test|spec/i.test(from)).length;
  const length = symbol.endLine - symbol.startLine + 1;
  const score =
    KIND_WEIGHT[symbol.kind] +
    1.6 * Math.log2(1 + users) +
    0.5 * Math.log2(1 + Math.min(length, 400)) +
    (symbol.exported ? 1.2 : 0) +
    (symbol.doc === undefined ? 0 : 0.8) +
    1.5 * (fileRank.get(file.path) ?? 0) -
    (GENERIC.test(symbol.name) ? 3 : 0);
  return {
    file,
    symbol,
    uses: own.toSorted(compareBy(({ from }) => from)),
    score: Math.round(score * 1e6) / 1e6,
  };
}
