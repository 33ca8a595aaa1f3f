/** What a line of code does with a name of another part. */

import type { SourceFile } from "../survey/survey.ts";
import type { SymbolKind } from "../syntax/parsed-code.ts";

/** `uses` where the code proves a use and nothing more. */
export type RelationKind = "creates" | "extends" | "implements" | "catches" | "calls" | "uses";

export interface NameUse {
  readonly symbol: string;
  readonly kind: SymbolKind | undefined;
  readonly lines: readonly number[];
}

const CREATED = new Set<SymbolKind | undefined>(["class", "struct", "type", "enum"]);

/** The most telling thing that the lines of a file do with a name. */
export function relationOf({ code }: SourceFile, { symbol, kind, lines }: NameUse): RelationKind {
  const at = new Set(lines);
  const derived = code.supertypes.find((each) => at.has(each.line) && lastName(each.name) === symbol);
  if (derived !== undefined) return derived.relation;
  const calls = indexOf(code);
  const sites = lines.flatMap((line) => calls.get(`${line} ${symbol}`) ?? []);
  if (sites.some((site) => site === "construct" || CREATED.has(kind))) return "creates";
  const caught = code.statements.some(
    (statement) =>
      statement.kind === "catch" && at.has(statement.startLine) && statement.head?.includes(symbol) === true,
  );
  if (caught) return "catches";
  return sites.length > 0 && (kind === "function" || kind === "method") ? "calls" : "uses";
}

type Sites = ReadonlyMap<string, readonly ("call" | "construct")[]>;

/** Kept: a file is asked once for each name that it uses. */
const indexes = new WeakMap<SourceFile["code"], Sites>();

function indexOf(code: SourceFile["code"]): Sites {
  const known = indexes.get(code);
  if (known !== undefined) return known;
  const groups = Map.groupBy(code.calls, ({ line, name }) => `${line} ${name}`);
  const made: Sites = new Map([...groups].map(([key, sites]) => [key, sites.map(({ kind }) => kind)]));
  indexes.set(code, made);
  return made;
}

function lastName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("."), name.lastIndexOf(":"), name.lastIndexOf("\\")) + 1);
}
