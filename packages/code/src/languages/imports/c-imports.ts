/**
 * C and C++: an include with quotes starts at the file's own directory, then come the directories
 * that builds usually search.
 */

import { posix } from "node:path";
import type { ImportRule, ImportScope } from "./rule.ts";

/** The flags of the build are unknown: the last resort is the only header whose path ends so. */
export const resolveInclude: ImportRule = ({ module }, from, scope) => {
  const isSystem = module.startsWith("<");
  const name = module.replace(/^<|>$/g, "");
  const path =
    candidates(name, from, isSystem).find(scope.has) ?? (isSystem ? undefined : onlyOne(name, scope));
  return path === undefined || path === from ? [] : [{ path }];
};

/** `<string.h>` is never a file of that name in the project's own directories of sources. */
function candidates(name: string, from: string, isSystem: boolean): string[] {
  const inside = isSystem && !name.includes("/") ? ["include"] : ["", "include", "src"];
  const found = isSystem ? [] : [posix.join(posix.dirname(from), name)];
  for (let directory = posix.dirname(from); ; directory = posix.dirname(directory)) {
    found.push(...inside.map((folder) => posix.join(directory, folder, name)));
    if (directory === ".") return found;
  }
}

/** Of more headers with one file name, the right one cannot be known. */
const MOST_ALIKE = 100;

function onlyOne(name: string, scope: ImportScope): string | undefined {
  const ending = posix.join("/", name);
  const alike = scope.named(posix.basename(name));
  const found = alike.length > MOST_ALIKE ? [] : alike.filter((path) => `/${path}`.endsWith(ending));
  return found.length === 1 ? found[0] : undefined;
}
