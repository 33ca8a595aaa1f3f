import type { EntryPoint, Manner, OutwardKind } from "@fondation/code";

/** A condition of an error: its kind of statement and its text. */
export interface ConditionFacts {
  readonly kind: string;
  readonly text: string | undefined;
  /** The error needs the opposite. */
  readonly negated: boolean;
}

/** An error, and the way that it certainly takes. */
export interface EscapeFacts {
  readonly thrown: string | undefined;
  readonly message: string | undefined;
  readonly manner: Manner;
  /** Functions that give it to their caller, the nearest first. */
  readonly through: readonly string[];
  readonly moreThrough: number;
  readonly caughtBy: readonly CatcherFacts[];
  readonly moreCaughtBy: number;
  readonly test: { readonly title: string; readonly citation: string } | undefined;
}

/** The name is undefined for a clause of the same function. */
interface CatcherFacts {
  readonly name: string | undefined;
  readonly citation: string;
  /** Nothing in the clause can throw it again, or another one in its place. */
  readonly ends: boolean;
}

/** The sentences of the deep reading. Pieces of notes begin with a small letter and have no full stop. */
export interface ReviewWords {
  lead(facts: {
    chapter: string;
    shown: number;
    /** Told by their differences from a shown one. */
    alike: number;
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
    /** A call of another part, as written. */
    example: { readonly call: string; readonly citation: string } | undefined;
    /** A test that calls it, when no code does. */
    test: { readonly title: string; readonly citation: string } | undefined;
    /** What it acts on outside of the process, and the names that it calls for it. */
    outside: readonly { readonly kind: OutwardKind; readonly names: readonly string[] }[];
  }): string;
  stateType(name: string, citation: string): string;
  /** Lines that are not shown between two blocks of code. */
  omitted(lines: number, start: number, end: number): string;

  /** Bodies with the same lines; a difference is a name in the shown body, and what stands for it. */
  alike(
    shown: string,
    others: readonly {
      readonly name: string;
      readonly citation: string;
      readonly differences: readonly { readonly from: string; readonly to: string }[];
    }[],
  ): string;

  /** A note: its opening, if any, and what happens. */
  note(opening: string | undefined, actions: readonly string[]): string;
  when(condition: string, negated: boolean): string;
  /** A piece of a note that a branch inside the block decides. */
  onlyWhen(action: string, condition: string, negated: boolean): string;
  /** A piece of a note that only happens in a clause inside the block, after an error. */
  onlyAfter(action: string, types: string | undefined): string;
  otherwise(condition: string | undefined): string;
  onEachPass(head: string | undefined): string;
  inCase(value: string | undefined): string;
  onError(types: string | undefined): string;
  always(): string;
  /** `doc`: the words of its authors. */
  calls(fn: string, doc: string): string;
  /** What a called function returns. */
  gives(fn: string, value: string, citation: string): string;
  constant(name: string, value: string, citation: string): string;
  byDefault(name: string, value: string, citation: string): string;
  /** A field that was set, and the condition elsewhere that it decides. */
  decides(facts: {
    field: string;
    reader: string;
    condition: string;
    citation: string;
    more: number;
  }): string;
  escapes(facts: EscapeFacts): string;
  /** The errors that a clause or a branch catches. */
  arrives(
    errors: readonly (Pick<EscapeFacts, "thrown" | "message" | "manner"> & {
      readonly fn: string;
      readonly citation: string;
    })[],
    more: number,
  ): string;
  /** A type of errors that a clause names, and functions that throw it. */
  thrownIn(type: string, functions: readonly string[], more: number): string;
  moreActions(count: number): string;
  recovers(): string;

  failure(
    facts: EscapeFacts & {
      name: string;
      isVariable: boolean;
      citation: string;
      /** All must be met. */
      conditions: readonly ConditionFacts[];
      /** Others decide too. */
      isPartial: boolean;
    },
  ): string;
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
