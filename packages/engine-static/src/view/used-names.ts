/** The names of the repository that the code of a symbol uses. */

import { type CodeSymbol, type RankedSymbol, type SourceFile, type Topic, topicAt } from "@fondation/code";
import type { CourseView } from "./course-view.ts";

/** A name that a piece of code uses, with its declaration. */
export interface UsedName {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
  /** The topic of the declaration; absent for files outside the course. */
  readonly topic: Topic | undefined;
}

/** The names in the lines of a symbol: those of other files first, then those of the same file. */
export function usedNames(
  { file, symbol }: Pick<RankedSymbol, "file" | "symbol">,
  { linksFrom, survey, topics }: CourseView,
): UsedName[] {
  const isWithin = (line: number): boolean => line >= symbol.startLine && line <= symbol.endLine;
  const written = new Set(
    file.code.references
      .filter(({ line, qualifier }) => isWithin(line) && qualifier === undefined)
      .map(({ name }) => name),
  );
  const ofFile = file.code.symbols
    .filter(({ kind, name, startLine }) => kind !== "method" && written.has(name) && !isWithin(startLine))
    .map((used) => ({ file, symbol: used, topic: topicAt(topics, file.path, used.startLine) }));
  const ofOthers = linksFrom(file.path)
    .flatMap(({ uses }) => uses)
    .filter(({ lines }) => lines.some(isWithin))
    .flatMap(({ to, symbol: name }): UsedName[] => {
      const target = survey.byPath.get(to);
      const used = target === undefined ? undefined : declarationIn(target, name);
      if (target === undefined || used === undefined) return [];
      return [{ file: target, symbol: used, topic: topicAt(topics, to, used.startLine) }];
    });
  return [...ofOthers, ...ofFile];
}

function declarationIn(file: SourceFile, name: string): CodeSymbol | undefined {
  return file.code.symbols.find((symbol) => symbol.name === name && symbol.kind !== "method");
}

/** Without the constructor. */
export function methodsOf({ file, symbol }: RankedSymbol): CodeSymbol[] {
  return file.code.symbols.filter(
    ({ kind, container, name }) =>
      kind === "method" &&
      symbol.kind !== "method" &&
      container === symbol.name &&
      !/^(constructor|__init__)$/.test(name),
  );
}
