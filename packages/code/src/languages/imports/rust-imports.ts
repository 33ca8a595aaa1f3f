/** Rust: paths of modules from `crate`, `self`, `super`, a child module or another crate. */

import { posix } from "node:path";
import type { ImportRule, ImportScope } from "./rule.ts";

interface Module {
  /** The directory of `lib.rs` or `main.rs`. */
  readonly root: string;
  readonly segments: readonly string[];
}

/** An imported name may be a module; the name then stands for that whole file. */
export const resolveRust: ImportRule = ({ module, names, namespaces }, from, scope) => {
  const found = findModule(module.split("::").filter(Boolean), from, scope);
  if (found === undefined) return [];
  const own = nearestFile(found, scope);
  const targets = names.map(({ local, name }) => {
    const path = fileOf({ ...found, segments: [...found.segments, name] }, scope);
    return path === undefined ? { path: own } : { path, namespace: local };
  });
  const whole = namespaces.length > 0 ? fileOf(found, scope) : own;
  const all = names.length > 0 ? targets : [{ path: whole }];
  return all.flatMap(({ path, ...rest }) => (path === undefined || path === from ? [] : [{ path, ...rest }]));
};

function findModule(path: readonly string[], from: string, scope: ImportScope): Module | undefined {
  const own = moduleOf(from, scope);
  const [first = "", ...rest] = path;
  if (first === "crate" || first === "$crate") return { ...own, segments: rest };
  if (first === "self") return { ...own, segments: [...own.segments, ...rest] };
  if (first === "super") {
    const ups = path.findIndex((segment) => segment !== "super");
    const count = ups === -1 ? path.length : ups;
    return { ...own, segments: [...own.segments.slice(0, -count), ...path.slice(count)] };
  }
  const child = { ...own, segments: [...own.segments, first] };
  if (first !== "" && fileOf(child, scope) !== undefined) {
    return { ...own, segments: [...own.segments, ...path] };
  }
  const crate = scope.packages.get(`cargo:${first}`);
  return crate === undefined ? undefined : { root: posix.join(crate.directory, "src"), segments: rest };
}

/** The module of a file: its path below the nearest directory that has a crate's root. */
function moduleOf(from: string, scope: ImportScope): Module {
  let root = posix.dirname(from);
  for (let directory = root; ; directory = posix.dirname(directory)) {
    if (rootFile(directory, scope) !== undefined) {
      root = directory;
      break;
    }
    if (directory === ".") break;
  }
  const inside = root === "." ? from : from.slice(root.length + 1);
  const segments = inside.replace(/\.rs$/, "").split("/");
  const last = segments.at(-1) ?? "";
  const isOwnDirectory = last === "mod" || (segments.length === 1 && (last === "lib" || last === "main"));
  return { root, segments: isOwnDirectory ? segments.slice(0, -1) : segments };
}

function rootFile(root: string, { has }: ImportScope): string | undefined {
  return ["lib.rs", "main.rs"].map((base) => posix.join(root, base)).find(has);
}

function fileOf({ root, segments }: Module, scope: ImportScope): string | undefined {
  if (segments.length === 0) return rootFile(root, scope);
  const base = posix.join(root, ...segments);
  return [`${base}.rs`, `${base}/mod.rs`].find(scope.has);
}

/** The file of a module, or of the module that holds it: a module can be written inside a file. */
function nearestFile({ root, segments }: Module, scope: ImportScope): string | undefined {
  for (let length = segments.length; length >= 0; length -= 1) {
    const path = fileOf({ root, segments: segments.slice(0, length) }, scope);
    if (path !== undefined) return path;
  }
  return undefined;
}
