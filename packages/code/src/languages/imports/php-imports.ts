/**
 * PHP: `use` names a declaration of a namespace, `require` a file, from the directory of the file
 * or one above it.
 */

import { posix } from "node:path";
import type { ImportStatement } from "../../syntax/parsed-code.ts";
import { packageRule } from "./package-imports.ts";
import type { ImportRule } from "./rule.ts";

const resolveUse = packageRule("\\");

/** Makes a module of `require __DIR__ . "/x.php"`: its last text in quotes. */
export function expandInclude(statement: ImportStatement): ImportStatement[] {
  if (!statement.everything) return [statement];
  const path = statement.module.match(/"[^"$]+"|'[^']+'/g)?.at(-1);
  return path === undefined ? [] : [{ ...statement, module: path.slice(1, -1) }];
}

/** Namespaces are taken from the files that declare them: they are what autoloading maps to paths. */
export const resolvePhp: ImportRule = (statement, from, scope) => {
  if (!statement.everything) return resolveUse(statement, from, scope);
  for (let directory = posix.dirname(from); ; directory = posix.dirname(directory)) {
    const path = posix.join(directory, statement.module);
    if (scope.has(path)) return path === from ? [] : [{ path }];
    if (directory === ".") return [];
  }
};
