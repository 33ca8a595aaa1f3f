/**
 * JavaScript and TypeScript: relative paths, packages of the same repository, and the usual `@/`
 * alias.
 */

import { posix } from "node:path";
import type { ImportRule, ImportScope } from "./rule.ts";

const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/**
 * Resolves as bundlers do: the file itself, its TypeScript source, an added extension, a
 * directory's index.
 */
export const resolveEcmascript: ImportRule = ({ module }, from, scope) => {
  const path = module.startsWith(".")
    ? resolveFile(posix.join(posix.dirname(from), module), scope)
    : (resolvePackage(module, scope) ?? resolveAlias(module, from, scope));
  return path === undefined || path === from ? [] : [{ path }];
};

function resolveFile(base: string, { has }: ImportScope): string | undefined {
  const path = base === "." ? "" : base.replace(/\/$/, "");
  const prefix = path === "" ? "" : `${path}/`;
  const stem = path.replace(/\.([mc]?)jsx?$/, "");
  return [
    path,
    ...(stem === path ? [] : EXTENSIONS.map((extension) => `${stem}${extension}`)),
    ...EXTENSIONS.map((extension) => `${path}${extension}`),
    ...EXTENSIONS.map((extension) => `${prefix}index${extension}`),
  ].find((candidate) => candidate !== "" && has(candidate));
}

function resolvePackage(module: string, scope: ImportScope): string | undefined {
  const name = module.split("/", module.startsWith("@") ? 2 : 1).join("/");
  const found = scope.packages.get(name);
  if (found === undefined) return undefined;
  const rest = module.slice(name.length + 1);
  if (rest !== "") {
    return (
      resolveFile(posix.join(found.directory, rest), scope) ??
      resolveFile(posix.join(found.directory, "src", rest), scope)
    );
  }
  return (
    found.entries.find((entry) => scope.has(entry)) ??
    resolveFile(posix.join(found.directory, "src"), scope) ??
    resolveFile(found.directory, scope)
  );
}

/** `@/x` and `~/x`: the nearest directory above that has such a file, directly or under `src`. */
function resolveAlias(module: string, from: string, scope: ImportScope): string | undefined {
  const rest = /^[@~]\/(?<rest>.+)$/.exec(module)?.groups?.rest;
  if (rest === undefined) return undefined;
  for (let directory = posix.dirname(from); ; directory = posix.dirname(directory)) {
    const found =
      resolveFile(posix.join(directory, rest), scope) ??
      resolveFile(posix.join(directory, "src", rest), scope);
    if (found !== undefined || directory === ".") return found;
  }
}
