/**
 * A topic: parts of files that belong together, with their symbols by importance and the uses of
 * those symbols.
 */

import type { Concept } from "../concepts/concept.ts";
import type { CodeSymbol } from "../syntax/parsed-code.ts";
import { holds, type Part } from "../graph/parts.ts";
import type { Use } from "../graph/links.ts";
import type { SourceFile } from "../survey/survey.ts";

export interface RankedSymbol {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
  /** Uses by other files, tests included, sorted by file. */
  readonly uses: readonly Use[];
  readonly score: number;
}

/** One topic. A course makes one abstraction of it. */
export interface Topic {
  /** 1 to N, by importance. */
  readonly id: number;
  /** Unique; one or two words of the code, without Markdown. */
  readonly name: string;
  readonly namedAfter: "symbol" | "directory" | "file";
  readonly parts: readonly Part[];
  /** The files, the most important first. */
  readonly files: readonly SourceFile[];
  /** Top-level symbols, the most important first. */
  readonly symbols: readonly RankedSymbol[];
  readonly size: number;
  /** What the topic is about; absent in a repository with too few declarations. */
  readonly seed?: Concept;
}

/** The topic a line of a file belongs to; undefined for files of no topic. */
export function topicAt(topics: readonly Topic[], path: string, line: number): Topic | undefined {
  const index = indexes.get(topics) ?? indexByPath(topics);
  indexes.set(topics, index);
  return index.get(path)?.find(({ part }) => holds(part, path, line))?.topic;
}

type PartsByPath = ReadonlyMap<string, readonly { readonly part: Part; readonly topic: Topic }[]>;

/** Kept, because each use of a name asks twice: thousands of files would be compared each time. */
const indexes = new WeakMap<readonly Topic[], PartsByPath>();

function indexByPath(topics: readonly Topic[]): PartsByPath {
  const all = topics.flatMap((topic) => topic.parts.map((part) => ({ part, topic })));
  return Map.groupBy(all, ({ part }) => part.path);
}
