/**
 * A topic is what one abstraction is about: parts of files, their symbols by importance, and who
 * uses them.
 */

import type { CodeSymbol } from "../syntax/parsed-code.ts";
import type { Part } from "../graph/parts.ts";
import type { Use } from "../graph/links.ts";
import type { SourceFile } from "../survey/survey.ts";

/** A symbol of a topic with its importance. */
export interface RankedSymbol {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
  /** Uses by other files, tests included, sorted by file. */
  readonly uses: readonly Use[];
  readonly score: number;
}

/** One topic of the course. */
export interface Topic {
  /** 1…N, by importance. */
  readonly id: number;
  /** Unique; a word or two from the code itself, free of Markdown. */
  readonly name: string;
  /** Named after a directory or file rather than after a symbol. */
  readonly namedAfter: "symbol" | "directory" | "file";
  readonly parts: readonly Part[];
  /** The files, the most important first. */
  readonly files: readonly SourceFile[];
  /** Top-level symbols, the most important first. */
  readonly symbols: readonly RankedSymbol[];
  /** Lines of code that belong to the topic. */
  readonly size: number;
}

/** Whether a line of a file belongs to a part. */
export function holds(part: Part, path: string, line: number): boolean {
  if (part.path !== path) return false;
  return part.lines === undefined || (line >= part.lines.startLine && line <= part.lines.endLine);
}

/** The topic a line of a file belongs to; undefined for files the course is not about. */
export function topicAt(topics: readonly Topic[], path: string, line: number): Topic | undefined {
  return topics.find(({ parts }) => parts.some((part) => holds(part, path, line)));
}
