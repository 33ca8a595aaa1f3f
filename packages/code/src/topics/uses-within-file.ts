/**
 * Uses of a name within its own file. They matter when the file is divided among several topics.
 */

import type { Survey } from "../survey/survey.ts";
import { isConstructor } from "../syntax/constructor.ts";
import type { Topic } from "./topic.ts";

export interface UseWithinFile {
  readonly path: string;
  readonly symbol: string;
  readonly line: number;
  readonly declaredAt: number;
}

/** The uses in all divided files. A method counts when it is called on `this` or `self`. */
export function* usesWithinFiles(topics: readonly Topic[], { byPath }: Survey): Generator<UseWithinFile> {
  const divided = new Set(
    topics.flatMap(({ parts }) => parts.filter(({ lines }) => lines !== undefined).map(({ path }) => path)),
  );
  for (const path of divided) {
    const code = byPath.get(path)?.code;
    if (code === undefined) continue;
    const declared = new Map(
      code.symbols.filter((symbol) => !isConstructor(symbol)).map((symbol) => [symbol.name, symbol]),
    );
    for (const { name, line, qualifier } of code.references) {
      const symbol = declared.get(name);
      if (symbol === undefined || (line >= symbol.startLine && line <= symbol.endLine)) continue;
      const onItself = qualifier === undefined || qualifier === "this" || qualifier === "self";
      if (onItself) yield { path, symbol: name, line, declaredAt: symbol.startLine };
    }
  }
}
