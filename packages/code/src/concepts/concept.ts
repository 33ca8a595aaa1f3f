/** A candidate for a part of the course: pieces of code that one name stands for. */

import type { Part } from "../graph/parts.ts";
import { wordsOf } from "./words.ts";

/** The thing in the code that gives a concept its name. */
export interface Subject {
  readonly kind: "directory" | "file" | "type" | "function";
  /** The directory, or the file. */
  readonly path: string;
  /** The type around a method that gives the name. */
  readonly owner?: string;
  /** The name of the directory, the file without extension, or the declaration. */
  readonly name: string;
  /** The name is the repository's own: it says nothing about this concept. */
  readonly general?: boolean;
  /** One of many kinds of a thing that has a concept of its own. */
  readonly alike?: boolean;
}

export interface Concept {
  readonly subject: Subject;
  readonly parts: readonly Part[];
  /** In lines. */
  readonly size: number;
}

/** Names that say how a project is laid out, not what its code does. */
const LAYOUT =
  /^(src|lib|libs|app|apps|source|sources|pkg|packages|internal|private|impl|cmd|core|main|modules|components|classes|crates|python|js|ts|java|kotlin|scala|swift|include|common|shared|base|misc|contrib|vendor|third-party|third_party|details?|jvmAndroid|commonjvmandroid|android|v\d+|\w+main|index|mod|__init__|__main__|lib|\w)$/i;

/** Names of code that every project has: it serves the parts, and is seldom one itself. */
const PLUMBING =
  /^(_?utils?|_?utilities|helpers?|types?|typing|typings|errors?|exceptions?|constants?|consts?|symbols|log|logs|logging|compat|_compat|version|_version|warnings?|debug|debughelpers|globals?|doc|docs|deprecat\w+|polyfills?|macros|prelude|shims?|packages|certs|setup|package-info|module-info|extensions?|internals?|settings|defaults|global|shared|common|lib|base|bases|enums?|interfaces?|contracts?|primitives?|platforms?|locals?|os|five|functional|collections|text|serialization_utils|structures|packaging|about|info|help|doc|init|schema|schemas|lifecycle|test|testing|tests|traits?|annotations?|attributes?|components?|statics?|locale|locales|i18n|resources?)$/i;

/** Words that never tell what a part is about. */
const GENERIC =
  /^(base|bases|root|main|core|common|commons|internals?|impls?|implementation|utils?|utilities|symbols?|types?|typings?|index|indexes|libs?|mods?|misc|helpers?|shared|generic|general|consts?|constants?|defaults?|globals?|init|setup|prelude|macros?|modules?|packages?|files?|interfaces?|abstract|other|src|\w)$/i;

/** Whether no word of a name says what its code is about. */
export function isGeneric(name: string): boolean {
  return wordsOf(name).every((word) => GENERIC.test(word));
}

/** Whether a concept is the code of programs, which people call from a shell. */
export function isCommand({ name, path, kind }: Subject): boolean {
  const around = path.split("/").slice(0, kind === "directory" ? undefined : -1);
  if (/^(bin|exe)$/i.test(name) || path === "cmd") return true;
  return around.some((segment, at) => segment === "cmd" && !around.slice(0, at).includes("src"));
}

/** Whether a name is one of the repository's own, in lower case, with or without a version. */
export function isBrand(name: string, brands: ReadonlySet<string>): boolean {
  return brands.has(name.toLowerCase()) || brands.has(name.toLowerCase().replace(/\d{1,9}$/, ""));
}

export function isLayout(name: string): boolean {
  return LAYOUT.test(name);
}

export function isPlumbing(name: string): boolean {
  return PLUMBING.test(name) || /^(utils?|utility|utilities|helpers?)$/i.test(wordsOf(name).at(-1) ?? "");
}

export function pathsOf({ parts }: Pick<Concept, "parts">): string[] {
  return [...new Set(parts.map(({ path }) => path))];
}

/**
 * The name of a file without its directory and extensions, nor what marks inline code of C++; a
 * leading dot or underscore stays away.
 */
export function stemOf(path: string): string {
  const base = path.slice(path.lastIndexOf("/") + 1).replace(/^[._]+(?=[^._])/, "");
  return base.replace(/-inl(?=\.)/, "").split(".", 1)[0] ?? base;
}
