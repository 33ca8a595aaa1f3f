/**
 * Finds the declaration of an imported name. Files that only re-export names (barrels,
 * `__init__.py`) are followed.
 */

import type { ImportScope } from "../languages/imports/rule.ts";
import type { Survey } from "../survey/survey.ts";

interface Declared {
  readonly path: string;
  readonly name: string;
}

export interface Resolver {
  /** The declaration of the name `name` of a file (`default` for its default export). */
  declarationOf(path: string, name: string): Declared | undefined;
  /** The names that a file declares and exports, or offers with a whole other file. */
  exportsOf(path: string): readonly string[];
}

const MAX_DEPTH = 6;

function keyOf(path: string, name: string): string {
  return `${path}\n${name}`;
}

/** Searches the parsed files, and remembers each answer. */
export function createResolver({ byPath }: Survey, scope: ImportScope): Resolver {
  const known = new Map<string, Declared | undefined>();
  const offered = new Map<string, readonly string[]>();

  /**
   * `seen`: the least depth at which a name of a file was searched in vain. Files that re-export each
   * other have more paths between them than can be followed.
   */
  function search(
    path: string,
    name: string,
    depth: number,
    seen: Map<string, number>,
  ): Declared | undefined {
    const file = byPath.get(path);
    const key = keyOf(path, name);
    if (file?.row === undefined || depth > MAX_DEPTH || depth >= (seen.get(key) ?? MAX_DEPTH + 1)) {
      return undefined;
    }
    seen.set(key, depth);
    const own = name === "default" ? (file.code.defaultExport ?? name) : name;
    const declares = file.code.symbols.some((symbol) => symbol.name === own && symbol.kind !== "method");
    if (declares) return { path, name: own };
    for (const statement of file.code.imports) {
      if (!statement.reexport && !file.row.importsExport) continue;
      const named = statement.names.find(({ local }) => local === own);
      if (named === undefined && !statement.everything) continue;
      for (const target of file.row.resolve(statement, path, scope)) {
        const found = search(target.path, named?.name ?? own, depth + 1, seen);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  /** The file, and those that it offers whole, where the language marks that. */
  function reexporting(path: string): ReadonlySet<string> {
    const found = new Set([path]);
    for (const each of found) {
      const { row, code } = byPath.get(each) ?? {};
      if (row === undefined || row.importsExport) continue;
      for (const statement of code?.imports ?? []) {
        if (!statement.reexport || !statement.everything) continue;
        for (const target of row.resolve(statement, each, scope)) found.add(target.path);
      }
    }
    return found;
  }

  return {
    declarationOf(path, name) {
      const key = keyOf(path, name);
      if (!known.has(key)) known.set(key, search(path, name, 0, new Map()));
      return known.get(key);
    },
    exportsOf(path) {
      const cached = offered.get(path);
      if (cached !== undefined) return cached;
      const names = new Set<string>();
      for (const each of reexporting(path)) {
        for (const { name, exported, kind } of byPath.get(each)?.code.symbols ?? []) {
          if (exported && kind !== "method") names.add(name);
        }
      }
      offered.set(path, [...names]);
      return [...names];
    },
  };
}
