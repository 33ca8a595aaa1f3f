/** Swift: a file sees its whole module; an import names another module, never a file. */

import type { ImportRule } from "./rule.ts";

/** The module of a path: the directory below `Sources`, else the first directory. */
export function swiftModule(path: string): string {
  const segments = path.split("/").slice(0, -1);
  const target = segments[segments.indexOf("Sources") + 1];
  return `swift ${target ?? segments[0] ?? ""}`;
}

export const resolveSwift: ImportRule = ({ module }, from, scope) =>
  scope.mentioned(from, `swift ${module}`).map((path) => ({ path }));
