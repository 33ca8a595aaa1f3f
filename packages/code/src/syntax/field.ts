/** What a parser finds about types: their fields, their supertypes, and values by key. */

import type { DocComment, Lines } from "./lines.ts";

/**
 * A field, property, member of an enum or an interface, entry of a constant object; or a constant,
 * with its type as the owner.
 */
export interface Field extends Lines {
  /** The type or constant that holds it; empty for a constant without a type of the file. */
  readonly owner: string;
  readonly name: string;
  /** Verbatim, on one line. */
  readonly type?: string;
  /** Verbatim, on one line; absent when it is long. */
  readonly default?: string;
  readonly doc?: DocComment;
}

export interface Supertype {
  readonly owner: string;
  /** As written, without type arguments: `http.Handler`. */
  readonly name: string;
  readonly relation: "extends" | "implements";
  readonly line: number;
}

/** A read of a value by a literal key: `os.getenv("HOME", "/")`, `process.env.HOME`. */
export interface KeyRead {
  /** The code before the key: `os.getenv`, `process.env`, `self.config`. */
  readonly source: string;
  readonly key: string;
  readonly default?: string;
  readonly line: number;
}
