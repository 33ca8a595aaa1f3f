import type { CodeFunction } from "../calls/code-function.ts";
import type { FailureCondition } from "./failure-conditions.ts";
import type { Manner } from "./thrown.ts";

/** A statement that ends a function with an error. */
export interface Failure {
  readonly fn: CodeFunction;
  readonly line: number;
  /** The type of the error, or the variable that holds it; empty for a bare message and a bare `raise`. */
  readonly thrown: string;
  readonly message?: string;
  readonly manner: Manner;
  /** What decides about it in its function, in source order. */
  readonly conditions: readonly FailureCondition[];
  /** Others decide about it too. */
  readonly isPartial: boolean;
  /** Proven; others can exist. */
  readonly caughtBy: readonly Catcher[];
  /** Functions that certainly give it to their own caller, the nearest first; with catchers, those on the way to them. */
  readonly passedBy: readonly CodeFunction[];
}

/** A clause, or a branch for a returned error, that ends an error of the functions called before it. */
export interface Catcher {
  readonly fn: CodeFunction;
  readonly line: number;
  /** The caught types, the pattern, or the condition of the branch. */
  readonly types?: string;
}
