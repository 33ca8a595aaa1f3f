/** Statements of function bodies, for cuts between them and for what decides inside a function. */

import type { Lines } from "./lines.ts";

/** Sorted by how much a kind says: where two nodes begin together, the first kind wins. */
export const STATEMENT_KINDS = [
  "else",
  "if",
  "loop",
  "switch",
  "case",
  "try",
  "catch",
  "finally",
  "throw",
  "return",
  "defer",
  "assign",
  "call",
  "other",
] as const;

export type StatementKind = (typeof STATEMENT_KINDS)[number];

export interface Statement extends Lines {
  readonly kind: StatementKind;
  /**
   * The condition, the caught types, the value or the assigned place, as written, on one line. An
   * `else` with a condition is an `else if`.
   */
  readonly head?: string;
  /** Number of statements around it in the same declaration. */
  readonly depth: number;
  /** First line of the innermost function around it, which can be a closure. */
  readonly scope: number;
}
