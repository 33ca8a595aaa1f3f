/** The sentences of the plan documents, and the short pieces that all documents share. */

import type { LeftOutReason, RelationKind } from "@fondation/code";
import type { MarkdownKind } from "@fondation/course";

/** Names are plain text. */
interface PlacementFacts {
  readonly name: string;
  readonly position: number;
  readonly reason: "entry" | "after" | "cycle" | "isolated";
  readonly usedByEarlier: readonly string[];
  readonly usesEarlier: readonly string[];
  readonly usesLater: readonly string[];
  /** `gives`: how many names of later topics it uses. `takes`: how many of its names they use. */
  readonly gives: number;
  readonly takes: number;
}

/** Files that are left out for one reason. */
export interface LeftOutFacts {
  readonly reason: LeftOutReason;
  readonly files: number;
  /** Some of them, as plain text; with `kilobytes` where their size is the reason. */
  readonly examples: readonly { readonly path: string; readonly kilobytes?: number }[];
}

/** The sentences that all documents share, and those of the three plan documents. */
export interface OutlineWords {
  /** "3 others" */
  more(count: number): string;
  reference(kind: MarkdownKind, position: number, name: string): string;
  /**
   * Link texts for the abstractions, and for the reviewed chapter and tutorial of the same topic.
   */
  readonly links: { readonly abstractions: string; readonly review: string; readonly tutorial: string };

  readonly headings: {
    readonly reading: string;
    readonly constants: string;
    readonly failures: string;
    readonly unproven: string;
    readonly promises: string;
  };

  readonly description: {
    quoted(name: string, text: string): string;
    gathers(facts: {
      files: number;
      lines: number;
      language: string;
      places: readonly string[];
      symbols: readonly string[];
    }): string;
    /** The list of files ends after `named` of them. */
    unnamed(named: number, more: number): string;
    part(facts: { path: string; start: number; end: number; symbols: readonly string[] }): string;
  };
  readonly tie: {
    /** What one part does with names of the other, and how many more names it uses. */
    does(
      groups: readonly { readonly relation: RelationKind; readonly names: readonly string[] }[],
      more: number,
    ): string;
    imports(): string;
    directory(directory: string): string;
    repository(): string;
  };
  summary(facts: {
    repository: string;
    readme: string | undefined;
    /** Of the product. */
    files: number;
    tests: number;
    languages: readonly string[];
    topics: number;
    ties: number;
    /** Those that the document lists. */
    shownTies: number;
    central: string | undefined;
  }): string;
  leftOut(groups: readonly LeftOutFacts[]): string;
  placement(facts: PlacementFacts): string;
}
