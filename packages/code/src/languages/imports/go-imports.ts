/**
 * Go: an import path names a directory below a module of the repository, and stands for all its
 * files.
 */

import { posix } from "node:path";
import type { ImportRule } from "./rule.ts";

/**
 * Returns all files of the package's directory. Their local name is the alias, or the last segment
 * without a version.
 */
export const resolveGo: ImportRule = ({ module, namespaces }, from, scope) => {
  const segments = module.split("/");
  for (let length = segments.length; length > 0; length -= 1) {
    const root = scope.packages.get(segments.slice(0, length).join("/"));
    if (root === undefined) continue;
    const directory = posix.join(root.directory, ...segments.slice(length));
    const named = segments.filter((segment) => !/^v\d+$/.test(segment)).at(-1) ?? module;
    const namespace = namespaces[0] ?? named.replace(/^go-|[-.]go$/g, "");
    return scope
      .filesIn(directory === "." ? "" : directory)
      .filter((path) => path.endsWith(".go") && !path.endsWith("_test.go") && path !== from)
      .map((path) => ({ path, namespace }));
  }
  return [];
};
