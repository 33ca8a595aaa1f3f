/** What a parser finds in one file. Lines are 1-based and inclusive. */

/** The kinds of symbols, the same words for every language. */
export type SymbolKind =
  | "function"
  | "class"
  | "struct"
  | "method"
  | "interface"
  | "type"
  | "enum"
  | "constant";

/** A span of lines in the file at hand. */
export interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/** A span of lines in a file of the repository. */
export interface Place extends Lines {
  readonly path: string;
}

/** Text of a comment without its comment marks. */
export interface DocComment extends Lines {
  readonly text: string;
}

/** A declaration. */
export interface CodeSymbol extends Lines {
  readonly name: string;
  readonly kind: SymbolKind;
  /** Visible to other files by the rules of the language. */
  readonly exported: boolean;
  /** The class, interface or type a method belongs to. */
  readonly container?: string;
  readonly doc?: DocComment;
}

/** One import statement, as written. */
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
   * Everything is imported without a prefix, or exported on: `export *`, `from x import *`, `import
   * . "x"`.
   */
  readonly everything: boolean;
  /** The statement hands the names on to whoever imports this file. */
  readonly reexport: boolean;
}

/** A name used somewhere, with the name before its dot where there is one. */
export interface Reference {
  readonly name: string;
  readonly line: number;
  readonly qualifier?: string;
}

/** Everything a parser finds in one file. */
export interface ParsedCode {
  readonly symbols: readonly CodeSymbol[];
  readonly imports: readonly ImportStatement[];
  readonly references: readonly Reference[];
  /** The comment that introduces the whole file. */
  readonly moduleDoc?: DocComment;
  /** The local name a default import stands for (ECMAScript). */
  readonly defaultExport?: string;
  /** The name in the package clause (Go). */
  readonly packageName?: string;
}

/** What is known of a file no grammar can read. */
export const NO_CODE: ParsedCode = { symbols: [], imports: [], references: [] };
