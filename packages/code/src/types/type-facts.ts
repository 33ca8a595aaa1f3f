/** What types hold, what they derive from, and what implements them. */

import { compareBy } from "../compare.ts";
import type { FileLink } from "../graph/links.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { Field } from "../syntax/field.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";
import { type Contract, contractsOf, type Implementation, isErrorType } from "./contracts.ts";
import { matchMethodSets } from "./method-sets.ts";
import { findMoves, type States } from "./states.ts";
import { type Base, type DeclaredType, resolveSupertypes, typeIn } from "./supertypes.ts";

export interface TypeFacts {
  /** In source order. */
  fieldsOf(file: SourceFile, type: string): readonly Field[];
  basesOf(file: SourceFile, type: string): readonly Base[];
  /** Of an interface or a base class, direct ones; sorted by path and line. */
  implementationsOf(file: SourceFile, type: string): readonly Implementation[];
  /** Of all types of source files. */
  readonly contracts: readonly Contract[];
  /** Whether the name of the type, or of one of its ancestors, says that it is an error. */
  isError(file: SourceFile, type: string): boolean;
  /** Undefined for a type that is no list of constants. */
  statesOf(file: SourceFile, type: string): States | undefined;
}

export function createTypeFacts(survey: Survey, links: readonly FileLink[]): TypeFacts {
  const bases = resolveSupertypes(survey, links);
  const fields = new Map<SourceFile, Map<string, Field[]>>();
  const linksTo = Map.groupBy(links, ({ to }) => to);
  const implementations = collectImplementations(survey, bases);
  const fieldsOf = (file: SourceFile, type: string): readonly Field[] => {
    const known = fields.get(file) ?? Map.groupBy(file.code.fields, ({ owner }) => owner);
    fields.set(file, known);
    return known.get(type) ?? [];
  };
  return {
    fieldsOf,
    contracts: contractsOf(survey.files, bases, implementations),
    isError: (file, type) => isErrorType(file, type, bases),
    statesOf(file, type) {
      const members = fieldsOf(file, type);
      const kind = typeIn(file, type)?.kind;
      const isList =
        kind === "enum" ||
        (kind === "type" && file.language === "Go") ||
        (bases.get(file) ?? []).some(({ owner, name }) => owner === type && /(?:^|\.)\w*Enum$/.test(name));
      if (!isList || members.length < 2) return undefined;
      return { members, moves: findMoves(file, type, members, survey, linksTo) };
    },
    basesOf: (file, type) => (bases.get(file) ?? []).filter(({ owner }) => owner === type),
    implementationsOf: (file, type) => {
      const symbol = typeIn(file, type);
      return symbol === undefined ? [] : (implementations.get(symbol) ?? []);
    },
  };
}

function collectImplementations(
  survey: Survey,
  bases: ReadonlyMap<SourceFile, readonly Base[]>,
): ReadonlyMap<CodeSymbol, readonly Implementation[]> {
  const found = new Map<CodeSymbol, Map<CodeSymbol, Implementation>>();
  const add = ({ symbol: contract }: DeclaredType, { file, symbol }: DeclaredType, line: number): void => {
    const known = found.get(contract) ?? new Map<CodeSymbol, Implementation>();
    found.set(contract, known);
    const place = { path: file.path, startLine: line, endLine: line };
    if (contract !== symbol && !known.has(symbol)) known.set(symbol, { file, symbol, place });
  };
  for (const [file, list] of bases) {
    for (const { owner, declared, line } of list) {
      const symbol = typeIn(file, owner);
      if (declared !== undefined && symbol !== undefined) add(declared, { file, symbol }, line);
    }
  }
  matchMethodSets(survey, (contract, type) => add(contract, type, type.symbol.startLine));
  return new Map(
    [...found].map(([contract, known]) => [
      contract,
      [...known.values()].sort(
        compareBy(
          ({ file }) => file.path,
          ({ symbol }) => -symbol.startLine,
        ),
      ),
    ]),
  );
}
