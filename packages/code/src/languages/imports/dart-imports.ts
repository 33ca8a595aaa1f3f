/** Dart: addresses relative to the file, and `package:` for the directory `lib` of a package. */

import { posix } from "node:path";
import type { ImportRule } from "./rule.ts";

export const resolveDart: ImportRule = ({ module, namespaces }, from, scope) => {
  const address = module.replace(/^["']|["']$/g, "");
  const [, name, rest = ""] = /^package:(\w+)\/(.+)$/.exec(address) ?? [];
  const root = name === undefined ? undefined : scope.packages.get(`pub:${name}`);
  const inside = root === undefined ? undefined : posix.join(root.directory, "lib", rest);
  const path = name === undefined ? posix.join(posix.dirname(from), address) : inside;
  const [namespace] = namespaces;
  if (path === undefined || path === from || !scope.has(path)) return [];
  return [namespace === undefined ? { path } : { path, namespace }];
};
