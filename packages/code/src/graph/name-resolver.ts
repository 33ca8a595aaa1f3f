/**
 * Where an imported name is really declared: files that only hand names on (barrels, `__init__.py`)
 * are looked through.
 */

import type { ImportScope } from "../languages/imports/rule.ts";
import type { Survey } from "../survey/survey.ts";

/** A top-level symbol of a file. */
interface Declared {
  readonly path: string;
  readonly name: string;
}

/** Answers about the names files offer. */
export interface Resolver {
  /** The declaration a file means by `name` (`default` for its default export). */
  declarationOf(path: string, name: string): Declared | undefined;
  /** Names a file declares for others. */
  exportsOf(path: string): readonly string[];
}

const MAX_DEPTH = 6;

/** Looks names up in the parsed files, each question answered once. */
export function createResolver({ byPath }: Survey, scope: ImportScope): Resolver {
  const known = new Map<string, Declared | undefined>();

  function search(path: string, name: string, depth: number): Declared | undefined {
    const file = byPath.get(path);
    if (file?.row === undefined || depth > MAX_DEPTH) return undefined;
    const own = name === "default" ? (file.code.defaultExport ?? name) : name;
    const declares = file.code.symbols.some((symbol) => symbol.name === own && symbol.kind !== "method");
    if (declares) return { path, name: own };
    for (const statement of file.code.imports) {
      const named = statement.names.find(({ local }) => local === own);
      if (named === undefined && !statement.everything) continue;
      for (const target of file.row.resolve(statement, path, scope)) {
        const found = search(target.path, named?.name ?? own, depth + 1);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  return {
    declarationOf(path, name) {
      const key = `${path}\n${name}`;
      if (!known.has(key)) known.set(key, search(path, name, 0));
      return known.get(key);
    },
    exportsOf(path) {
      const symbols = byPath.get(path)?.code.symbols ?? [];
      return symbols.filter(({ exported, kind }) => exported && kind !== "method").map(({ name }) => name);
    },
  };
}
