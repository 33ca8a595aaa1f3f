/**
 * The table of languages that can be parsed. A new language is a row here, a file in queries/ and a
 * rule in imports/.
 */

import { posix } from "node:path";
import type { ImportStatement } from "../syntax/parsed-code.ts";
import { resolveEcmascript } from "./imports/ecmascript-imports.ts";
import { resolveGo } from "./imports/go-imports.ts";
import { packageKey, packageRule } from "./imports/package-imports.ts";
import { resolvePython } from "./imports/python-imports.ts";
import type { ImportRule } from "./imports/rule.ts";
import { resolveRust } from "./imports/rust-imports.ts";
import { expandUse } from "./imports/rust-use.ts";
import { GO_QUERY } from "./queries/go-queries.ts";
import { JAVA_QUERY } from "./queries/java-queries.ts";
import { JAVASCRIPT_QUERY } from "./queries/javascript.ts";
import { PYTHON_QUERY } from "./queries/python-queries.ts";
import { RUST_QUERY } from "./queries/rust-queries.ts";
import { TYPESCRIPT_QUERY } from "./queries/typescript-queries.ts";

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
  /** The documentation of a declaration is its first statement. */
  readonly docstrings: boolean;
  /** Types inside types count, and functions inside types are methods. */
  readonly nested: boolean;
  /** Doc comments contain HTML or XML. */
  readonly markup: boolean;
  /** A file offers to others what it imports, without saying so. */
  readonly importsExport: boolean;
  /** Replaces text that the grammar cannot parse, at the same offsets. */
  readonly prepare?: (text: string) => string;
  /** Divides a statement that imports from several modules. */
  readonly expand?: (statement: ImportStatement) => readonly ImportStatement[];
}

const whenMarked = (_name: string, marked: boolean): boolean => marked;

const scripting = {
  packages: () => [],
  docstrings: false,
  nested: false,
  markup: false,
  importsExport: true,
};

const ecmascript = { ...scripting, resolve: resolveEcmascript, exported: whenMarked };

const typed = {
  ...scripting,
  exported: whenMarked,
  nested: true,
  importsExport: false,
};

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
    grammar: "rust",
    query: RUST_QUERY,
    fence: "rust",
    resolve: resolveRust,
    expand: expandUse,
  },
];

export const LANGUAGE_BY_NAME: ReadonlyMap<string, LanguageRow> = new Map(
  LANGUAGE_ROWS.map((row) => [row.name, row]),
);
