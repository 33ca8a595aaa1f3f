/**
 * Python: relative modules by their dots, absolute ones from a source root: the repository's root,
 * `src`, `lib`, or a directory above the file that is no package. The standard library comes first.
 */

import { posix } from "node:path";
import { PYTHON_STANDARD_LIBRARY } from "./python-standard-library.ts";
import type { ImportRule, ImportScope, ImportTarget } from "./rule.ts";

/** An imported name may be a submodule; the name then stands for that whole file. */
export const resolvePython: ImportRule = ({ module, names, everything }, from, scope) => {
  const targets: ImportTarget[] = [];
  for (const base of bases(module, from, scope)) {
    const submodules = names.flatMap(({ local, name }): ImportTarget[] => {
      const path = moduleFile(posix.join(base, name), scope);
      return path === undefined ? [] : [{ path, namespace: local }];
    });
    const own = moduleFile(base, scope);
    const needsOwn = own !== undefined && (everything || submodules.length < Math.max(1, names.length));
    targets.push(...submodules, ...(needsOwn ? [{ path: own }] : []));
    if (targets.length > 0) break;
  }
  return targets.filter(({ path }) => path !== from);
};

/** The possible paths of a module without extension, the most likely first. */
function bases(module: string, from: string, scope: ImportScope): string[] {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0;
  const rest = module.slice(dots).replaceAll(".", "/");
  let directory = posix.dirname(from);
  if (dots > 0) {
    for (let up = 1; up < dots; up += 1) directory = posix.dirname(directory);
    return [posix.join(directory, rest)];
  }
  if (PYTHON_STANDARD_LIBRARY.has(module.split(".", 1)[0] ?? "")) return [];
  const roots = ["", "src", "lib"];
  for (; directory !== "."; directory = posix.dirname(directory)) {
    if (!scope.exists(`${directory}/__init__.py`)) roots.push(directory);
  }
  return roots.map((root) => posix.join(root, rest));
}

function moduleFile(base: string, { has }: ImportScope): string | undefined {
  const path = base === "." ? "" : base.replace(/\/$/, "");
  const init = path === "" ? "__init__.py" : `${path}/__init__.py`;
  return [`${path}.py`, init].find((candidate) => candidate !== ".py" && has(candidate));
}
