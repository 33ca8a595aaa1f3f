/** What a name means at the top level of a file: its own declaration, an import, or its package's. */

import type { LinkScope } from "../graph/import-scope.ts";
import type { Resolver } from "../graph/name-resolver.ts";
import type { ImportTarget } from "../languages/imports/rule.ts";
import type { Survey } from "../survey/survey.ts";
import type { ImportStatement } from "../syntax/parsed-code.ts";
import type { Declaration } from "./code-function.ts";
import type { FileIndex } from "./file-index.ts";

/** Declarations of one name, or the files of the module that the name stands for. */
interface Meaning {
  readonly declarations: readonly Declaration[];
  readonly modules: readonly string[];
}

export interface Names {
  /** A name as the file sees it, outside of its functions. */
  meaning(file: FileIndex, name: string): Meaning;
  /** The first steps of a chain that name a declaration or module by its path, and their number. */
  start(
    file: FileIndex,
    steps: readonly string[],
  ): { readonly meaning: Meaning; readonly length: number } | undefined;
  /** A name of another file, as an import of that file sees it. */
  exported(path: string, name: string): readonly Declaration[];
}

const NO_STATEMENT: ImportStatement = {
  module: "",
  names: [],
  namespaces: [],
  everything: false,
  reexport: false,
  startLine: 1,
  endLine: 1,
};

interface Imported {
  readonly target: ImportTarget;
  readonly name?: string;
}

/** A program of its own: nothing loads it, so its names are those of no other file. */
function isScript(path: string): boolean {
  return !path.slice(path.lastIndexOf("/") + 1).includes(".");
}

export function createNames(
  { byPath }: Survey,
  indexes: ReadonlyMap<string, FileIndex>,
  scope: LinkScope,
  resolver: Resolver,
): Names {
  const meanings = new Map<FileIndex, Map<string, Meaning>>();
  const imports = new Map<FileIndex, Imports>();

  function exported(path: string, name: string): readonly Declaration[] {
    const found = resolver.declarationOf(path, name);
    return found === undefined ? [] : (indexes.get(found.path)?.named.get(found.name) ?? []);
  }

  function find(index: FileIndex, name: string): Meaning {
    const own = index.named.get(name);
    // `const x = require("x")` declares a constant, and means what it imports.
    if (own?.some(({ symbol }) => symbol.kind !== "constant")) return { declarations: own, modules: [] };
    let known = imports.get(index);
    if (known === undefined) {
      known = importsOf(index, scope);
      imports.set(index, known);
    }
    const modules: string[] = [];
    for (const { target, name: original } of known.named.get(name) ?? []) {
      if (original === undefined) modules.push(target.path);
      else {
        const declarations = exported(target.path, original);
        if (declarations.length > 0) return { declarations, modules: [] };
      }
    }
    if (modules.length > 0) return { declarations: [], modules: [...new Set(modules)] };
    if (own !== undefined) return { declarations: own, modules: [] };
    for (const path of known.everything) {
      const declarations = exported(path, name);
      if (declarations.length > 0) return { declarations, modules: [] };
    }
    return { declarations: ofPackages(index, name), modules: [] };
  }

  /** A name that needs no import. */
  function ofPackages({ file }: FileIndex, name: string): Declaration[] {
    for (const key of scope.packagesOf(file)) {
      const paths = scope
        .declaring(key, name)
        .filter((path) => byPath.get(path)?.role !== "test" || file.role === "test")
        .filter((path) => path === file.path || !isScript(path));
      if (paths.length > 0) return paths.flatMap((path) => indexes.get(path)?.named.get(name) ?? []);
    }
    return [];
  }

  function meaning(index: FileIndex, name: string): Meaning {
    const known = meanings.get(index) ?? new Map<string, Meaning>();
    meanings.set(index, known);
    const found = known.get(name) ?? find(index, name);
    known.set(name, found);
    return found;
  }

  /** `crate::db::Db`: the longest path that leads to a declaration. */
  function rustPath(index: FileIndex, steps: readonly string[]): ReturnType<Names["start"]> {
    const first = steps[0] ?? "";
    if (first !== "crate" && first !== "super" && !(first === "self" && steps.length > 2)) return undefined;
    for (let length = 2; length <= steps.length; length += 1) {
      const name = (steps[length - 1] ?? "").replace("()", "");
      const module = steps.slice(0, length - 1).join("::");
      const local = { local: name, name };
      const statement = { ...NO_STATEMENT, module, names: [local] };
      for (const target of index.file.row?.resolve(statement, index.file.path, scope) ?? []) {
        const declarations = target.namespace === undefined ? exported(target.path, name) : [];
        if (declarations.length > 0) {
          const isCalled = steps[length - 1] !== name;
          return isCalled ? undefined : { meaning: { declarations, modules: [] }, length };
        }
        if (target.namespace !== undefined && length === steps.length) {
          return { meaning: { declarations: [], modules: [target.path] }, length };
        }
      }
    }
    return undefined;
  }

  /** `Shop::Store`: names are global in Ruby, and modules only group them. */
  function constantPath(index: FileIndex, steps: readonly string[]): ReturnType<Names["start"]> {
    const length = steps.findIndex((step) => !/^\p{Lu}\w*$/u.test(step));
    const constants = length === -1 ? steps : steps.slice(0, length);
    if (constants.length < 2) return undefined;
    return { meaning: meaning(index, constants.at(-1) ?? ""), length: constants.length };
  }

  return {
    exported,
    meaning,
    start(index, steps) {
      if (index.file.language === "Rust") return rustPath(index, steps);
      return index.file.row?.loose === true ? constantPath(index, steps) : undefined;
    },
  };
}

interface Imports {
  readonly named: ReadonlyMap<string, readonly Imported[]>;
  /** Files whose names are visible without a prefix. */
  readonly everything: readonly string[];
}

function importsOf({ file }: FileIndex, scope: LinkScope): Imports {
  const named = new Map<string, Imported[]>();
  const everything = new Set<string>();
  const add = (local: string, imported: Imported): void => {
    const known = named.get(local);
    if (known === undefined) named.set(local, [imported]);
    else known.push(imported);
  };
  for (const statement of file.code.imports) {
    for (const target of file.row?.resolve(statement, file.path, scope) ?? []) {
      if (target.namespace !== undefined) add(target.namespace, { target });
      else {
        for (const { local, name } of statement.names) add(local, { target, name });
        for (const local of statement.namespaces) add(local, { target });
      }
      if (statement.everything && !statement.reexport) everything.add(target.path);
    }
  }
  return { named, everything: [...everything] };
}
