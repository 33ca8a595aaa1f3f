import type { SymbolKind } from "@fondation/code";

interface FileFacts {
  readonly citation: string;
  readonly lines: number;
  readonly doc: string | undefined;
  readonly declares: readonly string[];
}

export interface ChapterWords {
  lead(facts: {
    name: string;
    position: number;
    total: number;
    previous: string | undefined;
    repository: string;
  }): string;
  author(facts: { subject: string; doc: string; citation: string }): string;
  size(facts: { files: number; lines: number; language: string; symbols: number; exported: number }): string;
  users(facts: { topics: readonly string[] }): string;
  needs(facts: { topics: readonly string[] }): string;
  independent(): string;
  file(facts: FileFacts): string;
  otherFiles(files: readonly string[], more: number): string;
  beginning(file: string): string;
  mainSymbolsIntro(count: number, total: number): string;
  symbol(facts: {
    kind: SymbolKind;
    exported: boolean;
    citation: string;
    users: number;
    length: number;
  }): string;
  symbolDoc(doc: string): string;
  excerptCut(facts: { start: number; end: number; afterDoc: boolean }): string;
  methods(items: readonly string[]): string;
  diagramIntro(name: string): string;
  usedBy(topic: string, symbols: readonly string[], citations: readonly string[]): string;
  uses(topic: string, symbols: readonly string[], citations: readonly string[]): string;
  nearby(topic: string, citations: readonly string[]): string;
  usage(facts: { symbol: string; citation: string; where: string; isTest: boolean }): string;
  recap(facts: {
    name: string;
    main: string | undefined;
    files: number;
    usedBy: number;
    uses: number;
  }): readonly string[];
  next(facts: { next: string | undefined; review: string; tutorial: string }): string;
}
