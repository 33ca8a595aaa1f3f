/**
 * The table of languages that can be parsed. A new language is a row here, a file in queries/ and a
 * rule in imports/.
 */

import { posix } from "node:path";
import type { ImportStatement } from "../syntax/parsed-code.ts";
import { resolveSource } from "./imports/bash-imports.ts";
import { resolveInclude } from "./imports/c-imports.ts";
import { resolveDart } from "./imports/dart-imports.ts";
import { resolveEcmascript } from "./imports/ecmascript-imports.ts";
import { expandDotted, expandUse } from "./imports/import-tree.ts";
import { resolveGo } from "./imports/go-imports.ts";
import { packageKey, packageRule } from "./imports/package-imports.ts";
import { expandInclude, resolvePhp } from "./imports/php-imports.ts";
import { resolvePython } from "./imports/python-imports.ts";
import { expandRequire, resolveRuby } from "./imports/ruby-imports.ts";
import type { ImportRule } from "./imports/rule.ts";
import { resolveRust } from "./imports/rust-imports.ts";
import { resolveSwift, swiftModule } from "./imports/swift-imports.ts";
import { BASH_QUERY } from "./queries/bash-queries.ts";
import { C_QUERY } from "./queries/c-queries.ts";
import { CPP_QUERY } from "./queries/cpp-queries.ts";
import { CSHARP_QUERY } from "./queries/csharp-queries.ts";
import { DART_QUERY } from "./queries/dart-queries.ts";
import { GO_QUERY } from "./queries/go-queries.ts";
import { JAVA_QUERY } from "./queries/java-queries.ts";
import { JAVASCRIPT_QUERY } from "./queries/javascript.ts";
import { KOTLIN_QUERY } from "./queries/kotlin-queries.ts";
import { PHP_QUERY } from "./queries/php-queries.ts";
import { PYTHON_QUERY } from "./queries/python-queries.ts";
import { RUBY_QUERY } from "./queries/ruby-queries.ts";
import { RUST_QUERY } from "./queries/rust-queries.ts";
import { SCALA_QUERY } from "./queries/scala-queries.ts";
import { SWIFT_QUERY } from "./queries/swift-queries.ts";
import { TYPESCRIPT_QUERY } from "./queries/typescript-queries.ts";
import { scriptOf } from "./vue-script.ts";

export interface LanguageRow {
  /** Linguist's name. */
  readonly name: string;
  /** `tree-sitter-<grammar>.wasm`. */
  readonly grammar: string;
  readonly query: string;
  /** The language tag of a Markdown code fence. */
  readonly fence: string;
  readonly resolve: ImportRule;
  /**
   * Whether other files can see a name that is not marked as private; `marked` when the file marks
   * it as public.
   */
  readonly exported: (name: string, marked: boolean) => boolean;
  /**
   * The packages whose names a file sees without importing them, its own first. `packageName` is
   * the one that the file declares.
   */
  readonly packages: (path: string, packageName: string | undefined) => readonly string[];
  /** Names of a package are global: one that several files declare says nothing. */
  readonly loose: boolean;
  /** The documentation of a declaration is its first statement. */
  readonly docstrings: boolean;
  /** Types inside types count, and functions inside types are methods. */
  readonly nested: boolean;
  /** A member of a type is named without `this` inside the type. */
  readonly implicitSelf: boolean;
  /** Doc comments contain HTML or XML. */
  readonly markup: boolean;
  /** A file offers to others what it imports, without saying so. */
  readonly importsExport: boolean;
  /** Mostly scripts that build or start what other languages do. */
  readonly glue: boolean;
  /** The code is only a part of a file: a file without code is not empty. */
  readonly embedded: boolean;
  /** Replaces text that the grammar cannot parse, at the same offsets. */
  readonly prepare?: (text: string) => string;
  /** Divides a statement that imports from several modules. */
  readonly expand?: (statement: ImportStatement) => readonly ImportStatement[];
}

const whenMarked = (_name: string, marked: boolean): boolean => marked;

const scripting = {
  packages: () => [],
  loose: false,
  docstrings: false,
  nested: false,
  implicitSelf: false,
  markup: false,
  importsExport: true,
  glue: false,
  embedded: false,
};

const ecmascript = { ...scripting, resolve: resolveEcmascript, exported: whenMarked };

const typed = {
  ...scripting,
  exported: whenMarked,
  nested: true,
  implicitSelf: true,
  importsExport: false,
};

const always = (): boolean => true;

/** A macro that exports a class: the grammar takes it for the class's name. */
const EXPORT_MACRO = /\b(class|struct) ([A-Z][A-Z0-9_]{2,})(?= \w+(?: final)? ?[:{\n])/g;

/** `A.B.C`, `A.B`, `A` and the namespace without a name. */
function withOuter(namespace: string): string[] {
  const parts = namespace === "" ? [] : namespace.split(".");
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join(".")), ""];
}

const declaredPackage = (_path: string, packageName = ""): string[] => [packageKey(packageName)];

export const LANGUAGE_ROWS: readonly LanguageRow[] = [
  { name: "TypeScript", grammar: "typescript", query: TYPESCRIPT_QUERY, fence: "ts", ...ecmascript },
  { name: "TSX", grammar: "tsx", query: TYPESCRIPT_QUERY, fence: "tsx", ...ecmascript },
  { name: "JavaScript", grammar: "javascript", query: JAVASCRIPT_QUERY, fence: "js", ...ecmascript },
  {
    ...scripting,
    name: "Python",
    grammar: "python",
    query: PYTHON_QUERY,
    fence: "python",
    resolve: resolvePython,
    exported: (name) => !name.startsWith("_"),
    docstrings: true,
  },
  {
    ...scripting,
    name: "Go",
    grammar: "go",
    query: GO_QUERY,
    fence: "go",
    resolve: resolveGo,
    exported: (name) => /^\p{Lu}/u.test(name),
    packages: (path) => [`go ${posix.dirname(path)}`],
  },
  {
    ...typed,
    name: "Java",
    grammar: "java",
    query: JAVA_QUERY,
    fence: "java",
    resolve: packageRule("."),
    packages: declaredPackage,
    markup: true,
  },
  {
    ...typed,
    name: "Rust",
    implicitSelf: false,
    grammar: "rust",
    query: RUST_QUERY,
    fence: "rust",
    resolve: resolveRust,
    expand: expandUse,
  },
  {
    ...typed,
    name: "C",
    implicitSelf: false,
    grammar: "c",
    query: C_QUERY,
    fence: "c",
    resolve: resolveInclude,
    exported: always,
    nested: false,
  },
  {
    ...typed,
    name: "C++",
    grammar: "cpp",
    query: CPP_QUERY,
    fence: "cpp",
    resolve: resolveInclude,
    exported: always,
    prepare: (text) =>
      text.replace(
        EXPORT_MACRO,
        (_all, kind: string, macro: string) => `${kind} ${" ".repeat(macro.length)}`,
      ),
  },
  {
    ...typed,
    name: "C#",
    grammar: "c_sharp",
    query: CSHARP_QUERY,
    fence: "csharp",
    resolve: packageRule("."),
    packages: (_path, packageName = "") => withOuter(packageName).map(packageKey),
    markup: true,
  },
  {
    ...typed,
    name: "PHP",
    implicitSelf: false,
    grammar: "php",
    query: PHP_QUERY,
    fence: "php",
    resolve: resolvePhp,
    expand: expandInclude,
    exported: always,
    packages: declaredPackage,
  },
  {
    ...typed,
    name: "Ruby",
    grammar: "ruby",
    query: RUBY_QUERY,
    fence: "ruby",
    resolve: resolveRuby,
    expand: expandRequire,
    exported: always,
    packages: () => ["ruby"],
    loose: true,
  },
  {
    ...typed,
    name: "Kotlin",
    grammar: "kotlin",
    query: KOTLIN_QUERY,
    fence: "kotlin",
    resolve: packageRule("."),
    expand: expandDotted,
    exported: always,
    packages: declaredPackage,
  },
  {
    ...typed,
    name: "Scala",
    grammar: "scala",
    query: SCALA_QUERY,
    fence: "scala",
    resolve: packageRule("."),
    expand: expandDotted,
    exported: always,
    packages: declaredPackage,
    markup: true,
  },
  {
    ...typed,
    name: "Swift",
    grammar: "swift",
    query: SWIFT_QUERY,
    fence: "swift",
    resolve: resolveSwift,
    exported: always,
    packages: (path) => [swiftModule(path)],
  },
  {
    ...typed,
    name: "Dart",
    grammar: "dart",
    query: DART_QUERY,
    fence: "dart",
    resolve: resolveDart,
    exported: (name) => !name.startsWith("_"),
  },
  {
    ...typed,
    name: "Shell",
    implicitSelf: false,
    grammar: "bash",
    query: BASH_QUERY,
    fence: "sh",
    resolve: resolveSource,
    exported: always,
    glue: true,
  },
  {
    ...ecmascript,
    name: "Vue",
    grammar: "typescript",
    query: TYPESCRIPT_QUERY,
    fence: "vue",
    embedded: true,
    prepare: scriptOf,
  },
];

export const LANGUAGE_BY_NAME: ReadonlyMap<string, LanguageRow> = new Map(
  LANGUAGE_ROWS.map((row) => [row.name, row]),
);
