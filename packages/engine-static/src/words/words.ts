/** Every sentence a course can say, per language. Arguments are Markdown already (code spans, links), counts are numbers. */

import type { Language, MarkdownKind } from "@fondation/course";
import type { SymbolKind } from "@fondation/code";
import { ENGLISH } from "../english/words.ts";
import { FRENCH } from "../french/words.ts";

/** What one file of a topic is like, in a list of files. */
interface FileFacts {
  readonly citation: string;
  readonly lines: number;
  readonly doc: string | undefined;
  readonly declares: readonly string[];
}

/** Why a topic stands where it does in the course. Names are plain text. */
interface PlacementFacts {
  readonly name: string;
  readonly position: number;
  readonly reason: "entry" | "after" | "cycle" | "isolated";
  readonly usedByEarlier: readonly string[];
  readonly usesEarlier: readonly string[];
  readonly usesLater: readonly string[];
  /** How many uses it makes of what is still to come, and how many that makes of it. */
  readonly gives: number;
  readonly takes: number;
}

/** The words of one language. */
export interface Words {
  /** « a, b et c » */
  list(items: readonly string[]): string;
  quote(text: string): string;
  kind(kind: SymbolKind): string;
  /** "lines 3 to 9", "line 3" */
  lines(start: number, end: number): string;
  more(count: number): string;
  /** How a document is called in a link. */
  reference(kind: MarkdownKind, position: number, name: string): string;
  /** The relationship document in a link, and a topic's own reviewed chapter and tutorial. */
  readonly links: { readonly abstractions: string; readonly review: string; readonly tutorial: string };

  readonly headings: {
    readonly role: string;
    readonly files: string;
    readonly pieces: string;
    readonly neighbours: string;
    readonly usage: string;
    readonly idea: string;
    readonly reading: string;
    readonly users: string;
    readonly crossings: string;
    readonly glossary: string;
    readonly checks: string;
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
    part(facts: { path: string; start: number; end: number; symbols: readonly string[] }): string;
  };
  readonly tie: {
    uses(symbols: readonly string[], more: number): string;
    imports(): string;
    directory(directory: string): string;
    repository(): string;
  };
  summary(facts: {
    repository: string;
    readme: string | undefined;
    files: number;
    languages: readonly string[];
    topics: number;
    ties: number;
    central: string | undefined;
  }): string;
  placement(facts: PlacementFacts): string;

  readonly chapter: {
    lead(facts: {
      name: string;
      position: number;
      total: number;
      previous: string | undefined;
      repository: string;
    }): string;
    author(facts: { subject: string; doc: string; citation: string }): string;
    size(facts: {
      files: number;
      lines: number;
      language: string;
      symbols: number;
      exported: number;
    }): string;
    users(facts: { topics: readonly string[] }): string;
    needs(facts: { topics: readonly string[] }): string;
    independent(): string;
    file(facts: FileFacts): string;
    otherFiles(files: readonly string[], more: number): string;
    beginning(file: string): string;
    piecesIntro(count: number, total: number): string;
    piece(facts: {
      kind: SymbolKind;
      exported: boolean;
      citation: string;
      users: number;
      length: number;
    }): string;
    pieceDoc(doc: string): string;
    excerptCut(facts: { start: number; end: number; afterDoc: boolean }): string;
    methods(items: readonly string[]): string;
    diagramIntro(name: string): string;
    usedBy(topic: string, symbols: readonly string[], citations: readonly string[]): string;
    uses(topic: string, symbols: readonly string[], citations: readonly string[]): string;
    near(topic: string, citations: readonly string[]): string;
    usage(facts: { symbol: string; citation: string; where: string; isTest: boolean }): string;
    recap(facts: {
      name: string;
      main: string | undefined;
      files: number;
      usedBy: number;
      uses: number;
    }): readonly string[];
    next(facts: { next: string | undefined; review: string; tutorial: string }): string;
  };

  readonly review: {
    keyMethod(facts: { method: string; citation: string; reliances: number }): string;
    lead(facts: {
      chapter: string;
      citations: number;
      uses: number;
      rejected: number;
      references: number;
    }): string;
    symbol(facts: { symbol: string; kind: SymbolKind; citation: string; length: number }): string;
    relies(items: readonly string[]): string;
    reliesOnNothing(): string;
    own(symbol: string): string;
    other(symbol: string, chapter: string): string;
    usersIntro(): string;
    user(facts: { symbol: string; sources: number; tests: number; citations: readonly string[] }): string;
    unused(symbols: readonly string[]): string;
    crossing(facts: {
      topic: string;
      outgoing: boolean;
      symbols: readonly string[];
      citations: readonly string[];
    }): string;
    mutual(topic: string): string;
    unproven(topic: string): string;
    definition(facts: {
      symbol: string;
      kind: SymbolKind;
      citation: string;
      doc: string | undefined;
    }): string;
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
  };

  readonly tutorial: {
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
      questionRelies(symbol: string): string;
      answerRelies(items: readonly string[]): string;
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
    readonly depends: {
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
  };
}

/** The words of a language. */
export function wordsOf(language: Language): Words {
  return language === "fr" ? FRENCH : ENGLISH;
}
