/** What a parser finds in one file. */

import type { Binding, CallSite } from "./call-site.ts";
import type { EntryMark } from "./entry-mark.ts";
import type { Field, KeyRead, Supertype } from "./field.ts";
import type { DocComment, Lines } from "./lines.ts";
import type { Statement } from "./statement.ts";
import type { TestBlock } from "./test-block.ts";

export type { DocComment, Lines, Place } from "./lines.ts";

export type SymbolKind =
  | "function"
  | "class"
  | "struct"
  | "method"
  | "interface"
  | "type"
  | "enum"
  | "constant";

export interface Arity {
  readonly least: number;
  readonly most: number;
}

export interface CodeSymbol extends Lines {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Visible to other files by the rules of the language. */
  readonly exported: boolean;
  /** The class, interface or type of a method. */
  readonly container?: string;
  /** The least and greatest number of arguments, in languages with overloads; of a type, those that make it. */
  readonly arity?: Arity;
  readonly doc?: DocComment;
}

export interface ImportStatement extends Lines {
  /**
   * The module named by the statement, without quotes: `./queue.ts`, `..models`, `example.org/x/y`.
   */
  readonly module: string;
  /** Imported names: the local name and the name in the module. */
  readonly names: readonly { readonly local: string; readonly name: string }[];
  /** Local names that stand for the whole module: `import * as x`, `import x` in Python and Go. */
  readonly namespaces: readonly string[];
  /**
   * All names are imported without a prefix or exported again: `export *`, `from x import *`,
   * `import . "x"`.
   */
  readonly everything: boolean;
  /** The statement exports the imported names again. */
  readonly reexport: boolean;
  /** The statement holds for all files of its project: `global using` in C#. */
  readonly everywhere?: boolean;
  /** Only a type checker reads it. */
  readonly typing?: boolean;
}

/** A use of a name, with the name before its dot if there is one. */
export interface Reference {
  readonly name: string;
  readonly line: number;
  readonly qualifier?: string;
}

export interface ParsedCode {
  readonly symbols: readonly CodeSymbol[];
  readonly imports: readonly ImportStatement[];
  readonly references: readonly Reference[];
  /** In source order, an outer block before the inner ones. */
  readonly tests: readonly TestBlock[];
  /** In source order. */
  readonly entries: readonly EntryMark[];
  /** The statements inside functions, in source order. */
  readonly statements: readonly Statement[];
  /** In source order. */
  readonly fields: readonly Field[];
  readonly supertypes: readonly Supertype[];
  readonly keyReads: readonly KeyRead[];
  readonly calls: readonly CallSite[];
  /** In source order. */
  readonly bindings: readonly Binding[];
  /** Comments inside functions that say why, in source order. */
  readonly remarks: readonly DocComment[];
  /** The comment that introduces the whole file. */
  readonly moduleDoc?: DocComment;
  /** The local name of the default export (ECMAScript). */
  readonly defaultExport?: string;
  /** The name in the package clause (Go). */
  readonly packageName?: string;
}

/** Stands for the contents of a file without a grammar. */
export const NO_CODE: ParsedCode = {
  symbols: [],
  imports: [],
  references: [],
  calls: [],
  bindings: [],
  statements: [],
  tests: [],
  entries: [],
  fields: [],
  supertypes: [],
  keyReads: [],
  remarks: [],
};
