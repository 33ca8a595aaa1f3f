import type { SymbolKind } from "@fondation/code";

export interface ReviewWords {
  keyMethod(facts: { method: string; citation: string; names: number }): string;
  lead(facts: {
    chapter: string;
    citations: number;
    uses: number;
    rejected: number;
    references: number;
  }): string;
  symbol(facts: { symbol: string; kind: SymbolKind; citation: string; length: number }): string;
  uses(items: readonly string[]): string;
  usesNothing(): string;
  /** A name with the chapter that explains it. */
  other(symbol: string, chapter: string): string;
  usersIntro(): string;
  user(facts: { symbol: string; sources: number; tests: number; citations: readonly string[] }): string;
  unused(symbols: readonly string[]): string;
  tie(facts: {
    topic: string;
    outgoing: boolean;
    symbols: readonly string[];
    citations: readonly string[];
  }): string;
  mutual(topic: string): string;
  unproven(topic: string): string;
  definition(facts: { symbol: string; kind: SymbolKind; citation: string; doc: string | undefined }): string;
  checkedCitations(count: number, files: number): string;
  checkedUses(confirmed: number, total: number): string;
  rejectedUses(items: readonly string[]): string;
  checkedTies(proven: number, total: number): string;
  tested(citations: readonly string[]): string;
  untested(): string;
  undocumented(symbols: readonly string[]): string;
  documented(count: number): string;
  recap(facts: { name: string; confirmed: number; proven: number }): readonly string[];
  next(facts: { next: string | undefined; tutorial: string; abstractions: string }): string;
}
