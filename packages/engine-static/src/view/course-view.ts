/** Everything the writers of documents look at, and the few questions they all ask. */

import {
  type Citation,
  chapterSlug,
  formatCitation,
  inlineCitation,
  inlineCode,
  type Language,
  type MarkdownKind,
  markdownText,
  relativeLink,
} from "@fondation/course";
import {
  type CodeSymbol,
  type FileLink,
  type Placement,
  type RankedSymbol,
  type SourceFile,
  type Survey,
  type Tie,
  type Topic,
  topicAt,
} from "@fondation/code";
import { wordsOf, type Words } from "../words/words.ts";

/** What is known of the repository and the course before a document is written. */
export interface CourseFacts {
  readonly repository: string;
  readonly commit: string;
  readonly language: Language;
  readonly survey: Survey;
  readonly links: readonly FileLink[];
  readonly topics: readonly Topic[];
  readonly ties: readonly Tie[];
  readonly placements: readonly Placement[];
}

/** A name used by a piece of code, and where it is declared. */
interface Reliance {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
  readonly topic: Topic | undefined;
}

/** The facts with the questions writers ask. */
export interface CourseView extends CourseFacts {
  readonly words: Words;
  placementAt(position: number): Placement | undefined;
  positionOf(topic: Topic): number;
  topicById(id: number): Topic | undefined;
  slug(kind: MarkdownKind, topic: Topic): string;
  /** A link from one topic's document to another document; the text is Markdown, the topic's name by default. */
  link(from: { kind: MarkdownKind; topic: Topic }, kind: MarkdownKind, topic: Topic, text?: string): string;
  methodsOf(ranked: RankedSymbol): readonly CodeSymbol[];
  /** What the lines of a symbol use of the repository, the same file included. */
  reliancesOf(ranked: RankedSymbol): readonly Reliance[];
  /** Files that use the topic's symbols, by role. */
  isTest(path: string): boolean;
}

/** Prepares the view for one course. */
export function createView(facts: CourseFacts): CourseView {
  const { placements, topics, survey, links } = facts;
  const positions = new Map(placements.map(({ topic }, index) => [topic.id, index + 1]));
  const byFile = Map.groupBy(links, ({ from }) => from);
  const slug = (kind: MarkdownKind, topic: Topic): string =>
    chapterSlug(kind, positions.get(topic.id) ?? 0, topic.name);
  return {
    ...facts,
    words: wordsOf(facts.language),
    placementAt: (position) => placements[position - 1],
    positionOf: (topic) => positions.get(topic.id) ?? 0,
    topicById: (id) => topics.find((topic) => topic.id === id),
    slug,
    link: (from, kind, topic, text) =>
      `[${text ?? markdownText(topic.name)}](${relativeLink(slug(from.kind, from.topic), slug(kind, topic))})`,
    methodsOf: ({ file, symbol }) =>
      file.code.symbols.filter(
        ({ kind, container, name }) =>
          kind === "method" &&
          symbol.kind !== "method" &&
          container === symbol.name &&
          !/^(constructor|__init__)$/.test(name),
      ),
    reliancesOf: ({ file, symbol }) => {
      const inside = (line: number): boolean => line >= symbol.startLine && line <= symbol.endLine;
      const own = new Set(
        file.code.references
          .filter(({ line, qualifier }) => inside(line) && qualifier === undefined)
          .map(({ name }) => name),
      );
      const local = file.code.symbols
        .filter(({ kind, name, startLine }) => kind !== "method" && own.has(name) && !inside(startLine))
        .map((used) => ({ file, symbol: used, topic: topicAt(topics, file.path, used.startLine) }));
      const foreign = (byFile.get(file.path) ?? [])
        .flatMap(({ uses }) => uses)
        .filter(({ lines }) => lines.some(inside))
        .flatMap(({ to, symbol: name }): Reliance[] => {
          const target = survey.byPath.get(to);
          const used = target === undefined ? undefined : declaration(target, name);
          if (target === undefined || used === undefined) return [];
          return [{ file: target, symbol: used, topic: topicAt(topics, to, used.startLine) }];
        });
      return [...foreign, ...local];
    },
    isTest: (path) => survey.byPath.get(path)?.role === "test",
  };
}

/** A file's top-level symbol by name. */
export function declaration(file: SourceFile, name: string): CodeSymbol | undefined {
  return file.code.symbols.find((symbol) => symbol.name === name && symbol.kind !== "method");
}

/** Where a symbol stands, as a citation in prose. At most `limit` lines are cited. */
export function citeSymbol(
  file: SourceFile,
  { startLine, endLine }: CodeSymbol,
  limit = Number.POSITIVE_INFINITY,
): string {
  return inlineCitation({ path: file.path, startLine, endLine: Math.min(endLine, startLine + limit - 1) });
}

/** Citations in prose, each once. */
export function citeAll(citations: readonly Citation[], limit = 3): string[] {
  return [...new Set(citations.map(formatCitation))].slice(0, limit).map(inlineCode);
}

/** Names as code. */
export function codes(names: readonly string[], limit = 6): string[] {
  return names.slice(0, limit).map(inlineCode);
}

/** A section with its heading; nothing when it has nothing to say. */
export function section(heading: string, blocks: readonly (string | undefined)[]): string[] {
  const filled = blocks.filter((block): block is string => block !== undefined && block !== "");
  return filled.length === 0 ? [] : [`## ${heading}`, ...filled];
}

/** A bulleted list, or nothing. */
export function bullets(items: readonly string[]): string | undefined {
  return items.length === 0 ? undefined : items.map((item) => `- ${item}`).join("\n");
}

/** The document's text: blocks apart by an empty line, one newline at the end. */
export function documentText(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

/** Adds « et n autres » to a list cut short. */
export function withMore(items: readonly string[], total: number, { words }: CourseView): string[] {
  return total > items.length ? [...items, words.more(total - items.length)] : [...items];
}
