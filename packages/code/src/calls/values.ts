/** Finds what an expression stands for, as far as the code states it. */

import type { Binding } from "../syntax/call-site.ts";
import type { CodeFunction, Declaration } from "./code-function.ts";
import { type FileIndex, isFunction, isType } from "./file-index.ts";
import type { Field, Members } from "./members.ts";
import type { Names } from "./names.ts";
import { typeName } from "./type-name.ts";

export type Value =
  | { readonly kind: "instance" | "type"; readonly type: Declaration }
  | { readonly kind: "functions"; readonly functions: readonly CodeFunction[] }
  | { readonly kind: "module"; readonly paths: readonly string[] };

/** Where an expression stands. Bindings from `line` on are not yet made. */
export interface Position {
  readonly index: FileIndex;
  readonly fn: CodeFunction | undefined;
  readonly line: number;
}

export interface Values {
  /** Undefined for what the code does not state. */
  evaluate(chain: string, at: Position): Value | undefined;
  /** A member of a value. */
  member(value: Value, name: string): Value | undefined;
}

/** A value that depends on more names than that is not followed. */
const MAX_DEPTH = 8;

const SELF = new Set(["this", "self", "cls", "Self"]);

export function createValues(
  indexes: ReadonlyMap<string, FileIndex>,
  names: Names,
  members: Members,
): Values {
  function evaluate(chain: string, at: Position, depth: number): Value | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const steps = chain.replace(/^new /, "").split(".");
    let value: Value | undefined;
    for (const [position, step] of steps.entries()) {
      const isCalled = step.endsWith("()");
      const name = isCalled ? step.slice(0, step.indexOf("(")) : step;
      value = position === 0 ? named(name, at, depth) : value && memberOf(value, name, depth, isCalled);
      if (value === undefined) return undefined;
      if (isCalled) value = resultOf(value, depth);
      if (value === undefined) return undefined;
    }
    return chain.startsWith("new ") && value?.kind === "type"
      ? { kind: "instance", type: value.type }
      : value;
  }

  function named(name: string, at: Position, depth: number): Value | undefined {
    const { index, fn, line } = at;
    const bindings = fn?.symbol.name === name ? [] : index.locals(fn, name);
    const locals = fn === undefined ? bindings.filter((binding) => binding.line < line) : bindings;
    const last = locals.findLast((binding) => binding.line < line) ?? locals.at(0);
    if (SELF.has(name) && last?.type === undefined && last?.value === undefined) {
      const type = fn === undefined ? index.typeAt(line) : members.ownerOf(fn);
      return type === undefined ? undefined : { kind: name === "cls" ? "type" : "instance", type };
    }
    if (last !== undefined) {
      return last.line > line ? undefined : bound(last, { index, fn, line: last.line }, depth);
    }
    const { declarations, modules } = names.meaning(index, name);
    if (modules.length > 0) return { kind: "module", paths: modules };
    return declared(declarations, depth);
  }

  function declared(declarations: readonly Declaration[], depth: number): Value | undefined {
    const [first] = declarations;
    if (first === undefined) return undefined;
    if (isFunction(first)) return { kind: "functions", functions: declarations.filter(isFunction) };
    if (isType(first)) return declarations.length === 1 ? { kind: "type", type: first } : undefined;
    const index = indexes.get(first.file.path);
    const binding = index?.locals(undefined, first.symbol.name).at(-1);
    if (index === undefined || binding === undefined) return undefined;
    return bound(binding, { index, fn: undefined, line: binding.line }, depth);
  }

  function bound({ type, value }: Binding, at: Position, depth: number): Value | undefined {
    if (type !== undefined) return instanceOf(type, at, depth);
    return value === undefined ? undefined : evaluate(value, at, depth + 1);
  }

  function instanceOf(written: string, at: Position, depth: number): Value | undefined {
    const name = typeName(written);
    if (name === undefined) return undefined;
    const found = evaluate(name, { ...at, fn: undefined }, depth + 1);
    if (found?.kind === "type") return { kind: "instance", type: found.type };
    return SELF.has(name) ? found : undefined;
  }

  function resultOf(value: Value, depth: number): Value | undefined {
    if (value.kind === "type") return { kind: "instance", type: value.type };
    if (value.kind !== "functions") return undefined;
    const [fn, ...others] = value.functions;
    const index = fn === undefined ? undefined : indexes.get(fn.file.path);
    if (fn === undefined || index === undefined || others.length > 0) return undefined;
    const type = index.resultOf(fn)?.type;
    const line = fn.symbol.startLine;
    return type === undefined ? undefined : instanceOf(type, { index, fn, line }, depth);
  }

  function memberOf(value: Value, name: string, depth: number, isCalled: boolean): Value | undefined {
    if (value.kind === "functions") return undefined;
    if (value.kind === "module") {
      return declared(
        value.paths.flatMap((path) => names.exported(path, name)),
        depth,
      );
    }
    const functions = members.methods(value.type, name);
    if (functions.length > 0) {
      const found: Value = { kind: "functions", functions };
      return isCalled ? found : resultOf(found, depth);
    }
    return field(members.fields(value.type, name), depth);
  }

  /** The first binding that states something: a constructor sets a field before others change it. */
  function field(fields: readonly Field[], depth: number): Value | undefined {
    for (const { binding, index } of fields) {
      const fn = index.functionAt(binding.line);
      const value = bound(binding, { index, fn, line: binding.line }, depth + 1);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  return {
    evaluate: (chain, at) => evaluate(chain, at, 0),
    member: (value, name) => memberOf(value, name, 0, true),
  };
}
