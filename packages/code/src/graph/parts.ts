/**
 * Divides files into parts for repositories with fewer files than topics. Each part consists of
 * neighbouring declarations.
 */

import { compareBy } from "../compare.ts";
import type { CodeSymbol, Lines } from "../syntax/parsed-code.ts";
import type { SourceFile } from "../survey/survey.ts";

/** A file, or some lines of it. */
export interface Part {
  readonly path: string;
  /** Absent when the part is the whole file. */
  readonly lines?: Lines;
}

export function holds(part: Part, path: string, line: number): boolean {
  if (part.path !== path) return false;
  return part.lines === undefined || (line >= part.lines.startLine && line <= part.lines.endLine);
}

/** Divides the files into `wanted` parts, or as many as their declarations allow. */
export function divideFiles(files: readonly SourceFile[], wanted: number): Part[] {
  const pieces = files.map((file) => ({ file, atoms: atomsOf(file), count: 1 }));
  for (let total = pieces.length; total < wanted; total += 1) {
    const [next] = pieces
      .filter(({ atoms, count }) => count < atoms.length)
      .sort(
        compareBy(
          ({ file, count }) => file.lines.length / count,
          ({ file }) => file.path,
        ),
      );
    if (next === undefined) break;
    next.count += 1;
  }
  return pieces.flatMap(({ file, atoms, count }) =>
    count === 1 ? [{ path: file.path }] : cut(file, atoms, count),
  );
}

/**
 * Declarations large enough for a chapter: functions, types and large constants; for a file that is
 * one class, its methods.
 */
function atomsOf({ code }: SourceFile): readonly CodeSymbol[] {
  const tops = code.symbols.filter(
    ({ kind, startLine, endLine }) => kind !== "method" && (kind !== "constant" || endLine - startLine >= 3),
  );
  const methods = code.symbols.filter(({ kind }) => kind === "method");
  const atoms = tops.length >= 3 || methods.length === 0 ? tops : [...tops, ...methods];
  const fallback = atoms.length > 0 ? atoms : code.symbols;
  const distinct = new Map(fallback.map((symbol) => [symbol.startLine, symbol]));
  return [...distinct.values()].sort(compareBy(({ startLine }) => -startLine));
}

/** Cuts a file into pieces of about equal length. Cuts lie before a declaration and its comment. */
function cut({ path, lines }: SourceFile, atoms: readonly CodeSymbol[], count: number): Part[] {
  const starts = atoms.map(({ startLine, doc }) => Math.min(startLine, doc?.startLine ?? startLine));
  const firsts = [1];
  for (let piece = 1; piece < count; piece += 1) {
    const ideal = (lines.length * piece) / count;
    const previous = firsts.at(-1) ?? 1;
    const earliest = starts.findIndex((start, index) => index >= piece && start > previous);
    const latest = starts.length - (count - piece);
    const candidates = starts
      .map((start, index) => ({ start, index }))
      .filter(({ start, index }) => index >= Math.max(1, earliest) && index <= latest && start > previous);
    const [best] = candidates.sort(
      compareBy(
        ({ start }) => -Math.abs(start - ideal),
        ({ start }) => -start,
      ),
    );
    if (best !== undefined) firsts.push(best.start);
  }
  return firsts.map((startLine, index) => ({
    path,
    lines: { startLine, endLine: (firsts[index + 1] ?? lines.length + 1) - 1 },
  }));
}
