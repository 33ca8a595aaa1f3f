/** The members of types: methods and fields, with those of their base types. */

import type { Binding } from "../syntax/call-site.ts";
import type { CodeFunction, Declaration } from "./code-function.ts";
import type { FileIndex } from "./file-index.ts";
import type { Names } from "./names.ts";

export interface Field {
  readonly binding: Binding;
  readonly index: FileIndex;
}

export interface Members {
  /** The type that a method belongs to, or that is around a function. */
  ownerOf(fn: CodeFunction): Declaration | undefined;
  /** The methods of that name, of the nearest type that has any. */
  methods(type: Declaration, name: string): readonly CodeFunction[];
  /** The bindings of a field, of the nearest type that has any. */
  fields(type: Declaration, name: string): readonly Field[];
}

export function createMembers(indexes: ReadonlyMap<string, FileIndex>, names: Names): Members {
  const owners = new Map<CodeFunction, Declaration>();
  const methods = new Map<Declaration, Map<string, CodeFunction[]>>();
  const fields = new Map<Declaration, Map<string, Field[]>>();
  for (const index of indexes.values()) {
    for (const fn of index.functions) {
      const owner = ownerIn(index, fn, names);
      if (owner === undefined) continue;
      owners.set(fn, owner);
      push(methods, owner, fn.symbol.name, fn);
    }
    for (const { owner, binding } of index.fields) push(fields, owner, binding.name, { binding, index });
  }
  return {
    ownerOf: (fn) => owners.get(fn),
    methods: (type, name) => methods.get(type)?.get(name) ?? [],
    fields: (type, name) => fields.get(type)?.get(name) ?? [],
  };
}

function ownerIn(index: FileIndex, { symbol }: CodeFunction, names: Names): Declaration | undefined {
  if (symbol.container === undefined) return undefined;
  const around = index.typeAt(symbol.startLine);
  if (around?.symbol.name === symbol.container) return around;
  const [declared, ...others] = names.meaning(index, symbol.container).declarations;
  return others.length === 0 ? declared : undefined;
}

function push<T>(all: Map<Declaration, Map<string, T[]>>, owner: Declaration, name: string, item: T): void {
  const byName = all.get(owner) ?? new Map<string, T[]>();
  all.set(owner, byName);
  const items = byName.get(name);
  if (items === undefined) byName.set(name, [item]);
  else items.push(item);
}
