import type { EntryPoint, OutwardKind } from "@fondation/code";

/** The condition that leads to an error: its kind of statement and its text. */
interface ConditionFacts {
  readonly kind: string;
  readonly text: string | undefined;
  /** The error is in the branch for the opposite. */
  readonly negated: boolean;
}

/** The sentences of the deep reading. Pieces of notes begin with a small letter and have no full stop. */
export interface ReviewWords {
  lead(facts: {
    chapter: string;
    shown: number;
    total: number;
    lines: number;
    first: readonly string[];
  }): string;
  placeInFlow(facts: {
    name: string;
    citation: string;
    entry: { readonly kind: EntryPoint["kind"]; readonly label: string } | undefined;
    callers: readonly string[];
    moreCallers: number;
    callees: readonly string[];
    moreCallees: number;
  }): string;
  stateType(name: string, citation: string): string;
  /** Lines that are not shown between two blocks of code. */
  omitted(lines: number, start: number, end: number): string;

  /** A note: its opening, if any, and what happens. */
  note(opening: string | undefined, actions: readonly string[]): string;
  /** The note on the first line of a block whose parts have notes of their own. */
  block(opening: string, endLine: number): string;
  when(
    condition: string,
    negated: boolean,
  ): string /** A piece of a note that a branch inside the block decides. */;
  onlyWhen(action: string, condition: string, negated: boolean): string;
  otherwise(condition: string | undefined): string;
  onEachPass(head: string | undefined): string;
  inCase(value: string | undefined): string;
  onError(types: string | undefined): string;
  always(): string;
  calls(fn: string, doc: string | undefined): string;
  moreCalls(count: number): string;
  moreActions(count: number): string;
  /** `caughtBy`: undefined for a clause of the same function. */
  effect(kind: OutwardKind, name: string): string;
  /** `isVariable`: the thrown value is a name, such as that of a caught error. */
  fails(facts: {
    thrown: string | undefined;
    isVariable: boolean;
    returned: boolean;
    message: string | undefined;
    caughtBy: readonly (string | undefined)[];
  }): string;
  sets(field: string, readers: readonly string[], more: number): string;
  startsTask(): string;
  recovers(): string;
  returns(value: string | undefined): string;

  failure(facts: {
    name: string;
    isVariable: boolean;
    thrown: string | undefined;
    message: string | undefined;
    citation: string;
    condition: ConditionFacts | undefined;
    caughtBy: readonly { readonly name: string | undefined; readonly citation: string }[];
    callers: readonly string[];
  }): string;
  moreFailures(count: number): string;
  promise(facts: {
    name: string;
    tests: readonly { readonly title: string; readonly citation: string }[];
    more: number;
  }): string;
  morePromises(count: number): string;
  /** Constants that stand together, and functions that read one of them. */
  constants(facts: {
    names: readonly string[];
    citation: string;
    readers: readonly string[];
    more: number;
  }): string;
  moreConstants(count: number): string;
  /** Several targets. */
  openCall(facts: { name: string; citation: string; targets: readonly string[]; more: number }): string;
  moreOpenCalls(count: number): string;
  hidden(facts: { count: number; names: readonly string[]; more: number }): string;
  next(facts: {
    name: string;
    next: string | undefined;
    most: { readonly topic: string; readonly calls: number } | undefined;
    tutorial: string;
    abstractions: string;
  }): string;
}
