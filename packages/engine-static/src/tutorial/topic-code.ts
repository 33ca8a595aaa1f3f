/** The functions and types of a topic, those of its most important files first. */

import { holds, type CodeSymbol, type SourceFile, type Topic } from "@fondation/code";
import { type FunctionBody, readBody } from "./function-body.ts";

export interface TopicCode {
  readonly bodies: readonly FunctionBody[];
  readonly types: readonly { readonly file: SourceFile; readonly symbol: CodeSymbol }[];
}

/** In files. More have only what seldom runs. */
const MAX_FILES = 40;

const TYPES: ReadonlySet<string> = new Set(["class", "struct", "interface", "enum", "type", "constant"]);

export function codeOf(topic: Topic): TopicCode {
  const all = topic.files
    .slice(0, MAX_FILES)
    .flatMap((file) =>
      file.code.symbols
        .filter(({ startLine }) => topic.parts.some((part) => holds(part, file.path, startLine)))
        .map((symbol) => ({ file, symbol })),
    );
  return {
    bodies: all.flatMap(({ file, symbol }) => (TYPES.has(symbol.kind) ? [] : (readBody(file, symbol) ?? []))),
    types: all.filter(({ symbol }) => TYPES.has(symbol.kind)),
  };
}
