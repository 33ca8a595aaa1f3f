import type { CodeFunction } from "../calls/code-function.ts";
import type { StatementKind } from "../syntax/statement.ts";

/** A statement that ends a function with an error. */
export interface Failure {
  readonly fn: CodeFunction;
  readonly line: number;
  /** The type of the error, or the variable that holds it. */
  readonly thrown: string;
  readonly message?: string;
  /** The innermost statement that decides about it. Without `text`, an `else` or a `catch`. */
  readonly condition?: {
    readonly kind: StatementKind;
    readonly text: string;
    readonly line: number;
    /** It happens when the condition does not hold. */
    readonly negated: boolean;
  };
  readonly caughtBy: readonly Catcher[];
}

/** A clause that catches an error of the functions that are called before it. */
export interface Catcher {
  readonly fn: CodeFunction;
  readonly line: number;
  readonly types?: string;
}
