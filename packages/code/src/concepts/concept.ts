/** A candidate for a part of the course: pieces of code that one name stands for. */

import type { Part } from "../graph/parts.ts";

/** The thing in the code that gives a concept its name. */
export interface Subject {
  readonly kind: "directory" | "file" | "type" | "function";
  /** The directory, or the file. */
  readonly path: string;
  /** The name of the directory, the file without extension, or the declaration. */
  readonly name: string;
  /** The name is the repository's own: it says nothing about this concept. */
  readonly general?: boolean;
}

export interface Concept {
  readonly subject: Subject;
  readonly parts: readonly Part[];
  /** In lines. */
  readonly size: number;
}

/** Names that say how a project is laid out, not what its code does. */
const LAYOUT =
  /^(src|lib|libs|app|apps|source|sources|pkg|packages|internal|private|impl|cmd|core|main|modules|components|crates|python|js|ts|java|kotlin|scala|swift|include|common|shared|base|misc|contrib|vendor|third-party|third_party|jvmAndroid|android|v\d+|commonmain|jvmmain|commonjvmandroid|index|mod|__init__|__main__|lib)$/i;

/** Names of code that every project has: it serves the parts, and is seldom one itself. */
const PLUMBING =
  /^(_?utils?|_?utilities|helpers?|types?|typing|typings|errors?|exceptions?|constants?|consts?|symbols|log|logs|logging|compat|_compat|version|_version|warnings?|debug|debughelpers|globals?|doc|docs|deprecat\w+|polyfills?|macros|prelude|shims?|packages|certs|setup|package-info|module-info|extensions?|internals?|settings|defaults|global|shared|common|lib|base|bases|enums?|interfaces?|contracts?|primitives?|platform|os|five|functional|collections|text|serialization_utils|structures|packaging|about|info|help|doc|init|schema|schemas|lifecycle|test|testing|tests|traits?|annotations?|attributes?|statics?|locale|locales|i18n|resources?)$/i;

export function isLayout(name: string): boolean {
  return LAYOUT.test(name);
}

export function isPlumbing(name: string): boolean {
  return PLUMBING.test(name);
}

export function pathsOf({ parts }: Pick<Concept, "parts">): string[] {
  return [...new Set(parts.map(({ path }) => path))];
}

/** The name of a file without its directory and extensions; a leading dot or underscore stays away. */
export function stemOf(path: string): string {
  const base = path.slice(path.lastIndexOf("/") + 1).replace(/^[._]+(?=[^._])/, "");
  return base.split(".", 1)[0] ?? base;
}
