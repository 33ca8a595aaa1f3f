/**
 * Calls and the types of names, as one file writes them.
 *
 * Expressions are chains: the names of an expression joined by dots, whatever the language writes
 * between them, with `()` after a call and `new ` before a construction: `self.store`,
 * `open().pool`, `new Cart()`. Arguments are left out. `?` stands for any other expression.
 */

/** A condition inside an expression: `a ? b : c`, `a && b`, `a || b`. */
export interface Choice {
  /** As written, on one line. */
  readonly condition: string;
  readonly line: number;
  /** The part is evaluated when the condition does not hold. */
  readonly negated: boolean;
}

/** A place that calls a function or constructs a value. */
export interface CallSite {
  readonly name: string;
  readonly line: number;
  /** What stands before the name, as a chain. */
  readonly receiver?: string;
  readonly kind: "call" | "construct";
  /** Number of arguments, in languages where it chooses among functions of one name. */
  readonly args?: number;
  /** What decides inside the expression whether it is called at all, the outermost first. */
  readonly choices?: readonly Choice[];
}

/**
 * `local`: a parameter, variable or function inside a function; outside of functions a name of the
 * file. `field`: a member of the type around the line. `result`: what the function on the line
 * returns.
 */
export type BindingKind = "local" | "field" | "result";

/** What the code says about the value of a name. */
export interface Binding {
  readonly name: string;
  readonly line: number;
  readonly kind: BindingKind;
  /** The type as written. */
  readonly type?: string;
  /** The value that it gets, as a chain. */
  readonly value?: string;
}
