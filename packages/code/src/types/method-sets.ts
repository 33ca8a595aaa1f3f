/**
 * Go: a type implements an interface when it has all its methods, with as many parameters. Only
 * interfaces of two or more methods count, because one name is no proof.
 */

import { posix } from "node:path";
import { arityOf } from "../parsing/arity.ts";
import type { Survey } from "../survey/survey.ts";
import type { Field } from "../syntax/field.ts";
import { type DeclaredType, typeIn } from "./supertypes.ts";

/** Calls `add` for each type that has all the methods of an interface. */
export function matchMethodSets(
  { files }: Survey,
  add: (contract: DeclaredType, type: DeclaredType) => void,
): void {
  const own = files.filter(({ language }) => language === "Go");
  const methods = new Map<string, Map<string, DeclaredType>>();
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
      const names = methods.get(key) ?? new Map<string, DeclaredType>();
      methods.set(key, names.set(symbol.name, { file, symbol }));
    }
  }
  const withMethod = new Map<string, string[]>();
  for (const [key, names] of methods) {
    for (const name of names.keys()) {
      const types = withMethod.get(name) ?? [];
      withMethod.set(name, types);
      types.push(key);
    }
  }
  for (const contract of declared.values()) {
    if (contract.symbol.kind !== "interface") continue;
    const wanted = contract.file.code.fields.filter(({ owner }) => owner === contract.symbol.name);
    const rarest = wanted
      .map(({ name }) => name)
      .toSorted((a, b) => countOf(a, withMethod) - countOf(b, withMethod))[0];
    if (wanted.length < 2 || rarest === undefined) continue;
    for (const key of withMethod.get(rarest) ?? []) {
      const type = declared.get(key);
      const has = methods.get(key);
      if (type !== undefined && wanted.every((field) => provides(has?.get(field.name), field)))
        add(contract, type);
    }
  }
}

function countOf(name: string, withMethod: ReadonlyMap<string, readonly string[]>): number {
  return withMethod.get(name)?.length ?? 0;
}

/** In lines: where the parameters of a method end at the latest. */
const FARTHEST = 20;

function provides(method: DeclaredType | undefined, { type = "" }: Field): boolean {
  if (method === undefined) return false;
  const { file, symbol } = method;
  const text = file.lines.slice(symbol.startLine - 1, symbol.startLine - 1 + FARTHEST).join("\n");
  const written = parameterList(text.slice(text.indexOf(`${symbol.name}(`) + symbol.name.length));
  // A list that is cut proves nothing against the method.
  if (written === undefined || !type.startsWith("(") || !type.endsWith(")")) return true;
  const [has, wants] = [arityOf(written), arityOf(type)];
  return has.least === wants.least && has.most === wants.most;
}

/** From an opening bracket to the one that closes it. */
function parameterList(text: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    else if (text[at] === ")") depth -= 1;
    if (depth === 0) return text.slice(0, at + 1);
  }
  return undefined;
}
