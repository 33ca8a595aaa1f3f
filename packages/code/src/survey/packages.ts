/** The packages of a repository, by their names in import statements. */

import { posix } from "node:path";
import { z } from "zod";
import type { PackageRoot } from "../languages/imports/rule.ts";

const packageJsonSchema = z.looseObject({
  name: z.string(),
  main: z.unknown().optional(),
  module: z.unknown().optional(),
  types: z.unknown().optional(),
  exports: z.unknown().optional(),
});

/**
 * Finds npm packages, Go modules, Rust crates and Dart packages in the manifests. Skips a manifest
 * that cannot be parsed.
 */
export function findPackages(texts: ReadonlyMap<string, string>): Map<string, PackageRoot> {
  const packages = new Map<string, PackageRoot>();
  for (const [path, text] of texts) {
    const base = path.slice(path.lastIndexOf("/") + 1);
    const found = READERS.get(base)?.(path, text);
    if (found !== undefined && !packages.has(found.name)) packages.set(found.name, found.root);
  }
  return packages;
}

const READERS = new Map<string, (path: string, text: string) => Found | undefined>([
  ["package.json", npmPackage],
  ["go.mod", goModule],
  ["Cargo.toml", rustCrate],
  ["pubspec.yaml", dartPackage],
]);

interface Found {
  readonly name: string;
  readonly root: PackageRoot;
}

function directoryOf(path: string): string {
  const directory = posix.dirname(path);
  return directory === "." ? "" : directory;
}

/** In code a crate's name has `_` for `-`. */
function rustCrate(path: string, text: string): Found | undefined {
  // A list of authors stands in brackets too, but a section begins a line with one.
  const [, section = ""] = text.split(/^\[package\]$/m);
  const name = /^name[ \t]*=[ \t]*"([^"\n]+)"/m.exec(section.split(/^\[/m, 1)[0] ?? "")?.[1];
  if (name === undefined) return undefined;
  return { name: `cargo:${name.replaceAll("-", "_")}`, root: { directory: directoryOf(path), entries: [] } };
}

function dartPackage(path: string, text: string): Found | undefined {
  const name = /^name:[ \t]*(\w+)/m.exec(text)?.[1];
  return name === undefined
    ? undefined
    : { name: `pub:${name}`, root: { directory: directoryOf(path), entries: [] } };
}

function goModule(path: string, text: string): Found | undefined {
  const name = /^module\s+"?([^\s"]+)/m.exec(text)?.[1];
  return name === undefined ? undefined : { name, root: { directory: directoryOf(path), entries: [] } };
}

function npmPackage(path: string, text: string): Found | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = packageJsonSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const { name, main, module, types, exports } = parsed.data;
  const directory = directoryOf(path);
  const entries = [...textsIn(exports), ...textsIn(module), ...textsIn(main), ...textsIn(types)]
    .filter((entry) => !entry.includes("*") && !entry.endsWith(".json"))
    .map((entry) => posix.join(directory, entry));
  return { name, root: { directory, entries: [...new Set(entries)] } };
}

/** Deeper conditions are no package's: a manifest of 30,000 levels must not end the analysis. */
const MAX_DEPTH = 16;

/** All strings in a value: the conditions of `exports` can be nested. */
function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || depth === MAX_DEPTH) return [];
  const own = value as Record<string, unknown>;
  const parts = Object.hasOwn(own, ".") ? [own["."]] : Object.values(own);
  return parts.flatMap((part) => textsIn(part, depth + 1));
}
