/** The functions of a topic, the most called first, and its types, those of its main files first. */

import { compareBy, holds, type CodeSymbol, type SourceFile, type Topic } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import { type FunctionBody, readBody } from "./function-body.ts";

export interface TopicCode {
  readonly bodies: readonly FunctionBody[];
  readonly types: readonly { readonly file: SourceFile; readonly symbol: CodeSymbol }[];
}

/** In files. More have only what seldom runs. */
const MAX_FILES = 40;

const TYPES: ReadonlySet<string> = new Set(["class", "struct", "interface", "enum", "type", "constant"]);

/** In functions. */
const MAX_BODIES = 80;

export function codeOf(topic: Topic, { calls }: CourseView): TopicCode {
  const all = topic.files
    .slice(0, MAX_FILES)
    .flatMap((file) =>
      file.code.symbols
        .filter(({ startLine }) => topic.parts.some((part) => holds(part, file.path, startLine)))
        .map((symbol) => ({ file, symbol })),
    );
  const massOf = ({ file, symbol }: (typeof all)[number]): number => {
    const fn = calls.functionAt(file.path, symbol.startLine);
    return fn === undefined ? 0 : Math.round(calls.massOf(fn) * 1e9);
  };
  const functions = all
    .filter(({ symbol }) => !TYPES.has(symbol.kind))
    .sort(
      compareBy(
        massOf,
        ({ symbol }) => symbol.endLine - symbol.startLine,
        ({ file }) => file.path,
        ({ symbol }) => symbol.startLine,
      ),
    );
  return {
    bodies: functions.slice(0, MAX_BODIES).flatMap(({ file, symbol }) => readBody(file, symbol) ?? []),
    types: all.filter(({ symbol }) => TYPES.has(symbol.kind)),
  };
}
