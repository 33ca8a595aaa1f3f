import type { Contract, OutwardKind, SymbolKind } from "@fondation/code";

/** What a reader meets first in a part. */
export type ChapterFocus =
  | { readonly kind: "path"; readonly start: string; readonly end: string; readonly files: number }
  | { readonly kind: "types"; readonly types: readonly string[]; readonly more: number }
  | { readonly kind: "contract"; readonly contract: string; readonly implementations: number }
  | { readonly kind: "functions"; readonly functions: readonly string[]; readonly more: number }
  | { readonly kind: "files"; readonly file: string; readonly files: number };

/** A declaration that carries a part, in one line. */
export interface DutyFacts {
  readonly name: string;
  readonly citation: string;
  readonly kind: SymbolKind;
  readonly doc: string | undefined;
  /** Methods of a type; `moreMethods` are not named. */
  readonly methods: readonly string[];
  readonly moreMethods: number;
  /** Functions that call it; `moreCallers` are not named. */
  readonly callers: readonly string[];
  readonly moreCallers: number;
}

/**
 * What becomes of the result of a call. `maybe`: what stands before it on its line can make it
 * needless. `closure`: an inner function calls.
 */
export type CallOutcome =
  | { readonly as: "return" | "maybe" | "closure" | "other" }
  | { readonly as: "assign"; readonly target: string }
  | { readonly as: "condition" | "loop"; readonly head: string };

/** What a note beside shown lines says. Names and conditions are inline code. */
export type PathNote =
  | ({ readonly kind: "call"; readonly callee: string; readonly file: string | undefined } & CallOutcome)
  | {
      readonly kind: "if" | "else" | "otherwise" | "loop" | "case" | "catch";
      readonly head: string;
      readonly callee: string;
    }
  | { readonly kind: "finally" | "defer"; readonly callee: string }
  /** A type below replaces the method; `more` other types do so too. */
  | { readonly kind: "overridden"; readonly callee: string; readonly type: string; readonly more: number }
  | {
      readonly kind: "guard";
      readonly condition: string;
      readonly exit: "return" | "throw";
      readonly value: string | undefined;
    }
  | { readonly kind: "effect"; readonly name: string; readonly on: OutwardKind }
  | { readonly kind: "result"; readonly value: string };

export interface ChapterWords {
  /** Headings as Markdown; the arguments are Markdown too. */
  readonly headings: {
    readonly problem: string;
    readonly picture: string;
    readonly example: string;
    readonly core: string;
    readonly others: string;
    readonly reasons: string;
    path(start: string, end: string): string;
    contract(name: string): string;
  };
  lead(facts: { name: string; position: number; total: number; focus: ChapterFocus }): string;
  author(facts: { subject: string; doc: string; citation: string }): string;
  /** A passage of a README or of the documentation. */
  intent(facts: { text: string; citation: string }): string;
  duty(facts: DutyFacts): string;
  /** A comment of the authors; `condition`: what it stands above. */
  reason(facts: { fn: string; citation: string; condition: string | undefined; text: string }): string;
  moreReasons(count: number): string;
  moreDuties(name: string, count: number): string;
  size(facts: {
    name: string;
    files: readonly string[];
    more: number;
    lines: number;
    language: string;
  }): string;
  /** What the arrows of the picture are; said once in a course. */
  legend(): string;
  /** What dotted arrows are; said once in a course. */
  contractLegend(): string;
  centre(facts: { node: string; touching: number; arrows: number }): string;
  /** Arrows to a node that are not drawn. */
  omittedArrows(facts: { node: string; arrows: number }): string;
  /** The labels of arrows, as plain text. */
  readonly arrows: {
    readonly derives: Readonly<Record<Contract["relation"], string>>;
    calls(names: readonly string[]): string;
    creates(): string;
  };
  pathIntro(facts: {
    start: string;
    end: string;
    calls: number;
    files: readonly string[];
    outside: readonly string[];
  }): string;
  step(facts: { citation: string; doc: string | undefined; topic: string | undefined }): string;
  note(note: PathNote): string;
  /** Between two passages of one function. */
  omitted(lines: number): string;
  usage(facts: { symbol: string; citation: string; where: string; isTest: boolean }): string;
  core(facts: { name: string; citation: string; kind: SymbolKind }): string;
  /** Without names, only an import proves the relation. */
  asks(facts: {
    name: string;
    topic: string;
    names: readonly string[];
    more: number;
    citation: string;
    by: string | undefined;
  }): string;
  asked(facts: {
    name: string;
    topic: string;
    names: readonly string[];
    more: number;
    citation: string;
    by: string | undefined;
  }): string;
  otherTies(facts: { name: string; topics: readonly string[] }): string;
  nearby(facts: { name: string; topic: string; citations: readonly string[] }): string;
  /** `main`: the most called function of a part without a path. */
  recap(facts: { name: string; main: string | undefined; path: readonly string[] }): readonly string[];
  next(facts: {
    next: string | undefined;
    reason:
      | { readonly kind: "uses" | "usedBy"; readonly names: readonly string[]; readonly citation: string }
      | undefined;
    name: string;
    review: string;
    tutorial: string;
  }): string;
}
