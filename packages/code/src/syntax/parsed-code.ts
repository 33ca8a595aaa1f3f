/** What a parser finds in one file. Lines are 1-based and inclusive. */

/** The kinds of symbols, the same for all languages. */
export type SymbolKind =
  | "function"
  | "class"
  | "struct"
  | "method"
  | "interface"
  | "type"
  | "enum"
  | "constant";

/** A span of lines of one file. */
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
  /** The class, interface or type of a method. */
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
  /** The statement exports the names again. */
  readonly reexport: boolean;
}

/** A use of a name, with the name before its dot if there is one. */
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
  /** The local name of the default export (ECMAScript). */
  readonly defaultExport?: string;
  /** The name in the package clause (Go). */
  readonly packageName?: string;
}

/** For files without a grammar. */
export const NO_CODE: ParsedCode = { symbols: [], imports: [], references: [] };
