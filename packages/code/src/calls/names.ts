/** What a name means at the top level of a file: its own declaration, an import, or its package's. */

import type { LinkScope } from "../graph/import-scope.ts";
import type { Resolver } from "../graph/name-resolver.ts";
import type { ImportTarget } from "../languages/imports/rule.ts";
import type { Survey } from "../survey/survey.ts";
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
  /** A name of another file, as an import of that file sees it. */
  exported(path: string, name: string): readonly Declaration[];
}

interface Imported {
  readonly target: ImportTarget;
  readonly name?: string;
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
    for (const key of file.row?.packages(file.path, file.code.packageName) ?? []) {
      const paths = scope
        .declaring(key, name)
        .filter((path) => byPath.get(path)?.role !== "test" || file.role === "test");
      if (paths.length > 0) return paths.flatMap((path) => indexes.get(path)?.named.get(name) ?? []);
    }
    return [];
  }

  return {
    exported,
    meaning(index, name) {
      const known = meanings.get(index) ?? new Map<string, Meaning>();
      meanings.set(index, known);
      const found = known.get(name) ?? find(index, name);
      known.set(name, found);
      return found;
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
