/** Ruby: `require` searches the directories `lib` above the file, `require_relative` its own. */

import { posix } from "node:path";
import type { ImportStatement } from "../../syntax/parsed-code.ts";
import type { ImportRule } from "./rule.ts";

/** Makes a module of a whole call: `./x` for `require_relative "x"`. */
export function expandRequire(statement: ImportStatement): ImportStatement[] {
  const path = /["']([^"'#]+)["']/.exec(statement.module)?.[1];
  if (path === undefined) return [];
  return [{ ...statement, module: statement.module.startsWith("require_relative") ? `./${path}` : path }];
}

export const resolveRuby: ImportRule = ({ module }, from, { has }) => {
  const file = module.endsWith(".rb") ? module : `${module}.rb`;
  const path = (module.startsWith("./") ? [posix.dirname(from)] : loadPath(from))
    .map((directory) => posix.join(directory, file))
    .find(has);
  return path === undefined || path === from ? [] : [{ path }];
};

function loadPath(from: string): string[] {
  const found: string[] = [];
  for (let directory = posix.dirname(from); ; directory = posix.dirname(directory)) {
    if (posix.basename(directory) === "lib") found.push(directory);
    found.push(posix.join(directory, "lib"));
    if (directory === ".") return found;
  }
}
