/** The sentences that open a course, in its first chapter. */

import type { SymbolKind } from "@fondation/code";

export interface OpeningWords {
  readonly headings: {
    repository(name: string): string;
    readonly map: string;
    readonly vocabulary: string;
    whole(start: string, end: string): string;
  };
  readme(facts: { text: string; citation: string }): string;
  size(facts: {
    repository: string;
    files: number;
    lines: number;
    languages: readonly string[];
    tests: number;
  }): string;
  runTests(command: string, citation: string): string;
  /** One line of the map. */
  part(facts: {
    link: string;
    position: number;
    doc: string | undefined;
    citation: string | undefined;
    symbols: readonly string[];
  }): string;
  map(facts: { topics: number; first: string; last: string }): string;
  /** One entry: the term, then its definition. */
  term(facts: {
    term: string;
    kind: SymbolKind;
    doc: string | undefined;
    /** Without a definition of the authors: what the code shows. */
    fields: readonly string[];
    moreFields: number;
    implementations: readonly string[];
    moreImplementations: number;
    /** Functions that make one, and functions that call its methods. */
    makers: readonly string[];
    users: readonly string[];
    citation: string;
  }): string;
  whole(facts: { start: string; end: string; calls: number; topics: readonly string[] }): string;
}
