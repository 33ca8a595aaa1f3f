/** The members of types: methods and fields, with those of their base types. */

import type { SourceFile, Survey } from "../survey/survey.ts";
import type { Binding } from "../syntax/call-site.ts";
import { createAncestors } from "./ancestors.ts";
import type { CodeFunction, Declaration } from "./code-function.ts";
import type { FileIndex } from "./file-index.ts";
import { constructorNames } from "../syntax/constructor.ts";
import { withoutPrototypes } from "./prototypes.ts";
import { createHierarchy } from "./hierarchy.ts";
import type { Names } from "./names.ts";

export interface Field {
  readonly binding: Binding;
  readonly index: FileIndex;
}

export interface Members {
  /** The type that a method belongs to. */
  ownerOf(fn: CodeFunction): Declaration | undefined;
  /** The methods of that name, of the nearest type among this one and its bases that has any. */
  methods(type: Declaration, name: string): readonly CodeFunction[];
  /** As `methods`, without the type itself. */
  inherited(type: Declaration, name: string): readonly CodeFunction[];
  /** The methods that make a value of the type; empty where it has none of its own. */
  constructors(type: Declaration): readonly CodeFunction[];
  /** As `constructors`, without the type itself. */
  inheritedConstructors(type: Declaration): readonly CodeFunction[];
  /** Whether functions belong to it: a type, an object, or a function with a prototype. */
  hasMethods(owner: Declaration): boolean;
  /** The bindings of a field, of the nearest type that has any. */
  fields(type: Declaration, name: string): readonly Field[];
  /** A type that is declared inside this one. */
  nested(type: Declaration, name: string): Declaration | undefined;
  /** Whether exactly one type extends or implements it. */
  hasOneBelow(type: Declaration): boolean;
  /** The methods of that name of the types below this one that a file can know. */
  overriding(type: Declaration, name: string, from: SourceFile): readonly CodeFunction[];
}

type ByType<T> = Map<Declaration, Map<string, T[]>>;

export function createMembers(
  survey: Survey,
  indexes: ReadonlyMap<string, FileIndex>,
  names: Names,
): Members {
  const owners = new Map<CodeFunction, Declaration>();
  const methods: ByType<CodeFunction> = new Map();
  const fields: ByType<Field> = new Map();
  const nested: ByType<Declaration> = new Map();
  for (const index of indexes.values()) {
    for (const fn of index.functions) {
      const owner = ownerIn(index, fn, names);
      if (owner === undefined) continue;
      owners.set(fn, owner);
      push(methods, owner, fn.symbol.name, fn);
    }
    for (const { owner, binding } of index.fields) push(fields, owner, binding.name, { binding, index });
    for (const type of index.types) {
      const outer = type.symbol.container === undefined ? undefined : index.named.get(type.symbol.container);
      for (const owner of outer ?? []) push(nested, owner, type.symbol.name, type);
    }
  }
  const { basesOf, derivedOf, isOpen } = createHierarchy(survey, indexes, names);
  const above = createAncestors(basesOf);

  function* descendants(type: Declaration): Generator<Declaration> {
    const seen = new Set([type]);
    for (const each of seen) {
      if (each !== type) yield each;
      for (const derived of derivedOf(each)) seen.add(derived);
    }
  }

  function nearest<T>(all: ByType<T>, type: Declaration, name: string, isAbove = false): readonly T[] {
    const own = isAbove ? undefined : all.get(type)?.get(name);
    if (own !== undefined) return own;
    for (const each of above(type)) {
      const found = all.get(each)?.get(name);
      if (found !== undefined) return found;
    }
    return [];
  }

  function constructors(type: Declaration, isAbove: boolean): readonly CodeFunction[] {
    for (const each of isAbove ? above(type) : [type, ...above(type)]) {
      const own = methods.get(each);
      const found = constructorNames(each.symbol.name, each.file.language).flatMap(
        (name) => own?.get(name) ?? [],
      );
      if (found.length > 0) return withoutPrototypes(found);
      if (each.file.row?.nested === true && !INHERITING.has(each.file.language)) return [];
    }
    return [];
  }

  return {
    ownerOf: (fn) => owners.get(fn),
    methods: (type, name) => withoutPrototypes(nearest(methods, type, name)),
    inherited: (type, name) => withoutPrototypes(nearest(methods, type, name, true)),
    hasMethods: (owner) => methods.has(owner),
    constructors: (type) => constructors(type, false),
    inheritedConstructors: (type) => constructors(type, true),
    fields: (type, name) => nearest(fields, type, name),
    nested: (type, name) => nearest(nested, type, name)[0],
    hasOneBelow(type) {
      const [first, second] = descendants(type);
      return first !== undefined && second === undefined && !isOpen(type);
    },
    overriding(type, name, from) {
      const found = new Set<CodeFunction>();
      for (const each of descendants(type)) {
        if (!isSeen(each.file, from)) continue;
        for (const fn of nearest(methods, each, name)) if (owners.get(fn) !== type) found.add(fn);
        if (found.size > MOST_OVERRIDING) return [];
      }
      return withoutPrototypes([...found]);
    },
  };
}

/** The product does not know the types of its tests. */
function isSeen(file: SourceFile, from: SourceFile): boolean {
  return file.role === "source" || from.role !== "source";
}

/** Languages with type bodies where a subtype without a constructor takes that of its base. */
const INHERITING = new Set(["PHP", "Ruby", "Swift"]);

/** Of more, a call says nothing about each. */
const MOST_OVERRIDING = 8;

function ownerIn(index: FileIndex, fn: CodeFunction, names: Names): Declaration | undefined {
  const { symbol } = fn;
  if (symbol.container === undefined || index.outerOf(fn) !== undefined) return undefined;
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
