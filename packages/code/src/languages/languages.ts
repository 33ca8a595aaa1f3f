/**
 * The table of languages that can be parsed. A new language is a row here, a file in queries/ and a
 * rule in imports/.
 */

import { resolveEcmascript } from "./imports/ecmascript-imports.ts";
import { resolveGo } from "./imports/go-imports.ts";
import { resolvePython } from "./imports/python-imports.ts";
import type { ImportRule } from "./imports/rule.ts";
import { GO_QUERY } from "./queries/go-queries.ts";
import { JAVASCRIPT_QUERY } from "./queries/javascript.ts";
import { PYTHON_QUERY } from "./queries/python-queries.ts";
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
  /** Whether other files can see a top-level name; `marked` when the file says so itself. */
  readonly exported: (name: string, marked: boolean) => boolean;
  /** The documentation of a declaration is its first statement. */
  readonly docstrings: boolean;
  /** Files of one directory see each other's names without importing them. */
  readonly packageScope: boolean;
}

const ecmascript = {
  resolve: resolveEcmascript,
  exported: (_name: string, marked: boolean) => marked,
  docstrings: false,
  packageScope: false,
};

export const LANGUAGE_ROWS: readonly LanguageRow[] = [
  { name: "TypeScript", grammar: "typescript", query: TYPESCRIPT_QUERY, fence: "ts", ...ecmascript },
  { name: "TSX", grammar: "tsx", query: TYPESCRIPT_QUERY, fence: "tsx", ...ecmascript },
  { name: "JavaScript", grammar: "javascript", query: JAVASCRIPT_QUERY, fence: "js", ...ecmascript },
  {
    name: "Python",
    grammar: "python",
    query: PYTHON_QUERY,
    fence: "python",
    resolve: resolvePython,
    exported: (name) => !name.startsWith("_"),
    docstrings: true,
    packageScope: false,
  },
  {
    name: "Go",
    grammar: "go",
    query: GO_QUERY,
    fence: "go",
    resolve: resolveGo,
    exported: (name) => /^\p{Lu}/u.test(name),
    docstrings: false,
    packageScope: true,
  },
];

export const LANGUAGE_BY_NAME: ReadonlyMap<string, LanguageRow> = new Map(
  LANGUAGE_ROWS.map((row) => [row.name, row]),
);
