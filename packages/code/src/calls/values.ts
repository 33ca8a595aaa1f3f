/** Finds what an expression stands for, as far as the code states it. */

import type { Binding } from "../syntax/call-site.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";
import type { CodeFunction, Declaration } from "./code-function.ts";
import { type FileIndex, isFunction, isType } from "./file-index.ts";
import type { Field, Members } from "./members.ts";
import type { Names } from "./names.ts";
import { withoutPrototypes } from "./prototypes.ts";
import { typeName } from "./type-name.ts";

export type Value =
  | { readonly kind: "instance" | "type" | "super"; readonly type: Declaration }
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
  /** What a name means that is called without a receiver. */
  callee(name: string, at: Position): Value | undefined;
  /** A member of a value. */
  member(value: Value, name: string): Value | undefined;
}

/** A value that depends on more names than that is not followed. */
const MAX_DEPTH = 8;

const SELF = new Set(["this", "self", "cls", "Self", "static"]);
const SUPER = new Set(["super", "parent", "base"]);

/** Methods of standard types around a value that give the value itself. */
const SAME = new Set(
  "unwrap expect await clone lock borrow borrow_mut as_ref as_mut as_deref to_owned unwrap_or_default".split(
    " ",
  ),
);

export function createValues(
  indexes: ReadonlyMap<string, FileIndex>,
  names: Names,
  members: Members,
): Values {
  function evaluate(chain: string, at: Position, depth: number): Value | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const steps = chain.replace(/^new /, "").split(".");
    const start = names.start(at.index, steps);
    let value = start && declared(start.meaning.declarations, depth, start.meaning.modules);
    if (start !== undefined && value === undefined) return undefined;
    for (const [position, step] of steps.slice(start?.length ?? 0).entries()) {
      const isCalled = step.endsWith("()");
      const name = isCalled ? step.slice(0, step.indexOf("(")) : step;
      value =
        position === 0 && start === undefined
          ? named(name, at, depth, isCalled)
          : value && memberOf(value, name, depth, isCalled);
      if (value === undefined) return undefined;
      const isMaker = value.kind === "functions" && chain.startsWith("new ");
      if (isCalled && !isMaker && (value.kind === "functions" || value.kind === "type"))
        value = resultOf(value, depth);
      if (value === undefined) return undefined;
    }
    if (!chain.startsWith("new ")) return value;
    if (value?.kind === "type") return { kind: "instance", type: value.type };
    return value?.kind === "functions" ? madeBy(value.functions) : value;
  }

  function named(name: string, at: Position, depth: number, isCalled: boolean): Value | undefined {
    const { index, line } = at;
    const { fn, bindings, inner } = lookUp(name, at);
    if (inner !== undefined) return { kind: "functions", functions: [inner] };
    const locals = fn === undefined ? bindings.filter((binding) => binding.line < line) : bindings;
    const last = locals.findLast((binding) => binding.line < line) ?? locals.at(0);
    const owner = at.fn === undefined ? index.typeAt(line) : ownerOf(at.fn);
    if (SUPER.has(name) && last === undefined && owner !== undefined) return { kind: "super", type: owner };
    if (SELF.has(name) && last?.type === undefined && last?.value === undefined) {
      if (owner === undefined) return undefined;
      return {
        kind: name === "cls" || name === "Self" || name === "static" ? "type" : "instance",
        type: owner,
      };
    }
    if (last !== undefined) {
      return last.line > line ? undefined : bound(last, { index, fn, line: last.line }, depth);
    }
    if (index.file.row?.implicitSelf === true) {
      for (const type of around(owner, index)) {
        const own = memberOf({ kind: "instance", type }, name, depth, isCalled);
        if (own !== undefined) return own;
      }
    }
    const { declarations, modules } = names.meaning(index, name);
    return declared(declarations, depth, modules);
  }

  /** The bindings of a name in the nearest function that has any, or the function that it names there. */
  function lookUp(
    name: string,
    { index, fn }: Position,
  ): { fn: CodeFunction | undefined; bindings: readonly Binding[]; inner?: CodeFunction } {
    for (let scope = fn; scope !== undefined; scope = index.outerOf(scope)) {
      const inner = index.innerOf(scope, name);
      if (inner !== undefined) return { fn: scope, bindings: [], inner };
      const bindings = scope.symbol.name === name ? [] : index.locals(scope, name);
      if (bindings.length > 0) return { fn: scope, bindings };
    }
    return { fn, bindings: fn === undefined ? index.locals(undefined, name) : [] };
  }

  /** A function of JavaScript with a prototype is a type itself. */
  function ownerOf(fn: CodeFunction): Declaration | undefined {
    return members.ownerOf(fn) ?? (members.hasMethods(fn) ? fn : undefined);
  }

  /** A type, then the types that it stands in. */
  function around(type: Declaration | undefined, index: FileIndex): Declaration[] {
    const found = new Set<Declaration>();
    for (let each = type; each !== undefined && !found.has(each); ) {
      found.add(each);
      const { container }: CodeSymbol = each.symbol;
      each = container === undefined ? undefined : index.named.get(container)?.[0];
    }
    return [...found];
  }

  function declared(
    declarations: readonly Declaration[],
    depth: number,
    modules: readonly string[] = [],
  ): Value | undefined {
    if (modules.length > 0) return { kind: "module", paths: modules };
    const [first] = withoutPrototypes(declarations);
    if (first === undefined) return undefined;
    if (isFunction(first))
      return { kind: "functions", functions: withoutPrototypes(declarations.filter(isFunction)) };
    if (isType(first)) return declarations.length === 1 ? { kind: "type", type: first } : undefined;
    if (members.hasMethods(first)) return { kind: "instance", type: first };
    const index = indexes.get(first.file.path);
    const binding = index?.locals(undefined, first.symbol.name).at(-1);
    if (index === undefined || binding === undefined) return undefined;
    return bound(binding, { index, fn: undefined, line: binding.line }, depth);
  }

  function bound({ type, value }: Binding, at: Position, depth: number): Value | undefined {
    const typed = type === undefined ? undefined : instanceOf(type, at, depth);
    if (typed !== undefined) return typed;
    return value === undefined ? undefined : evaluate(value, at, depth + 1);
  }

  function instanceOf(written: string, at: Position, depth: number): Value | undefined {
    const name = typeName(written);
    if (name === undefined) return undefined;
    const found = evaluate(name, SELF.has(name) ? at : { ...at, fn: undefined }, depth + 1);
    return found?.kind === "type" ? { kind: "instance", type: found.type } : undefined;
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

  /** `new` before a function of JavaScript. */
  function madeBy([fn]: readonly CodeFunction[]): Value | undefined {
    return fn !== undefined && members.hasMethods(fn) ? { kind: "instance", type: fn } : undefined;
  }

  function memberOf(value: Value, name: string, depth: number, isCalled: boolean): Value | undefined {
    if (value.kind === "functions") return undefined;
    if (value.kind === "module") {
      return declared(
        value.paths.flatMap((path) => names.exported(path, name)),
        depth,
      );
    }
    const functions =
      value.kind === "super" ? members.inherited(value.type, name) : members.methods(value.type, name);
    if (functions.length > 0) {
      const found: Value = { kind: "functions", functions };
      return isCalled ? found : resultOf(found, depth);
    }
    const found = field(members.fields(value.type, name), depth);
    if (found !== undefined) return found;
    const nested = members.nested(value.type, name);
    if (nested !== undefined) return { kind: "type", type: nested };
    if (name === "new" && value.kind === "type") return { kind: "instance", type: value.type };
    return SAME.has(name) ? value : undefined;
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
    callee: (name, at) => named(name, at, 0, true),
    member: (value, name) => memberOf(value, name, 0, true),
  };
}
