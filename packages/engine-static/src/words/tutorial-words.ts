import type { SymbolKind } from "@fondation/code";

export interface TutorialWords {
  goal(facts: { name: string; chapter: string; review: string }): string;
  prepare(): string;
  step(number: number, title: string): string;
  question(number: number, text: string): string;
  readonly locate: {
    title: string;
    text(facts: { citation: string }): string;
    question(file: string): string;
    answer(items: readonly string[]): string;
    answerNone(file: string): string;
  };
  readonly read: {
    title(symbol: string): string;
    text(facts: { symbol: string; kind: SymbolKind; citation: string }): string;
    questionMethods(symbol: string): string;
    answerMethods(items: readonly string[]): string;
    questionUses(symbol: string): string;
    answerUses(items: readonly string[]): string;
    questionLength(symbol: string): string;
    answerLength(facts: { start: number; end: number; length: number; citation: string }): string;
  };
  readonly callers: {
    title(symbol: string): string;
    readonly text: string;
    found(citation: string): string;
    question(symbol: string): string;
    answer(items: readonly string[]): string;
    none(symbol: string): string;
    questionNone(symbol: string): string;
    answerNone(symbol: string): string;
  };
  readonly dependency: {
    title: string;
    text(facts: { symbols: readonly string[]; topic: string; citation: string }): string;
    question(symbol: string): string;
    answer(facts: { symbol: string; citation: string; chapter: string }): string;
  };
  readonly change: {
    title: string;
    text(facts: { symbol: string; test: string }): string;
    textUntested(symbol: string): string;
    question(symbol: string): string;
    answer(facts: { symbol: string; topics: readonly string[]; files: number }): string;
    answerNone(symbol: string): string;
  };
  readonly text: {
    title(citation: string): string;
    question(file: string): string;
    answer(facts: { lines: number; citation: string; language: string }): string;
  };
  further(facts: {
    chapter: string;
    review: string;
    next: string | undefined;
    previous: string | undefined;
  }): readonly string[];
}
