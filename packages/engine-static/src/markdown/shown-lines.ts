/** Which lines of a function to show: all of them when they fit, otherwise a cut between statements. */

import type { CodeFunction, Lines } from "@fondation/code";
import { sparedDecorators } from "./decorators.ts";

/** A docstring of so many lines is left out, since its first sentence is quoted already. */
const LONG_DOC = 4;

/** Cuts that leave out so few lines save nothing. */
const SMALL_GAP = 4;

/** In lines. A statement longer than this is not worth its room. */
const LONG_ATOM = 40;

/**
 * Spans of lines, in order, with about `limit` lines in all. They hold the signature and the
 * `marked` lines; the nearest other statements fill the rest.
 */
export function shownLines(
  { file, symbol }: CodeFunction,
  marked: readonly number[],
  limit: number,
): Lines[] {
  const { doc } = symbol;
  const spared = sparedDecorators({ file, symbol });
  const statements = [
    ...(file.code.statements ?? []),
    ...[doc, spared].filter((lines) => lines !== undefined),
  ];
  const atoms = atomsOf(symbol, statements, file.lines);
  const isWithin = (atom: Lines, { startLine, endLine }: Lines): boolean =>
    atom.startLine >= startLine && atom.endLine <= endLine;
  const omitted = (atom: Lines): boolean =>
    (spared !== undefined && isWithin(atom, spared)) ||
    (doc !== undefined && doc.endLine - doc.startLine + 1 >= LONG_DOC && isWithin(atom, doc));
  const body = atoms.filter((atom) => !omitted(atom));
  if (sizeOf(body) <= limit) return joined(body);
  const chosen = new Set<number>([0]);
  for (const line of [...(spared === undefined ? [] : [spared.endLine + 1]), ...marked]) {
    const at = body.findIndex((atom) => atom.startLine <= line && atom.endLine >= line);
    if (at !== -1) chosen.add(at);
  }
  grow(chosen, body, limit);
  return joined(body.filter((_, index) => chosen.has(index)));
}

/** The pieces between two places where a statement begins or ends. */
function atomsOf(span: Lines, statements: readonly Lines[], lines: readonly string[]): Lines[] {
  const cuts = new Set<number>([span.startLine]);
  const inside = statements.filter(
    ({ startLine, endLine }) => startLine > span.startLine && endLine <= span.endLine,
  );
  for (const { startLine, endLine } of inside) {
    cuts.add(startLine);
    if (endLine < span.endLine) cuts.add(endLine + 1);
  }
  if (inside.length === 0) {
    for (let line = span.startLine + 1; line <= span.endLine; line += 1) {
      if ((lines[line - 2] ?? "").trim() === "") cuts.add(line);
    }
  }
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.map((startLine, index) => ({
    startLine,
    endLine: (starts[index + 1] ?? span.endLine + 1) - 1,
  }));
}

/** Adds neighbours of the chosen atoms, the later ones of a run first, until `limit` is reached. */
function grow(chosen: Set<number>, atoms: readonly Lines[], limit: number): void {
  let size = sizeOf(atoms.filter((_, index) => chosen.has(index)));
  const add = (index: number): boolean => {
    const atom = atoms[index];
    if (atom === undefined || chosen.has(index)) return false;
    const lines = atom.endLine - atom.startLine + 1;
    if (lines > LONG_ATOM || size + lines > limit) return false;
    chosen.add(index);
    size += lines;
    return true;
  };
  for (let added = true; added; ) {
    added = false;
    for (const index of [...chosen].sort((a, b) => b - a)) {
      if (add(index - 1)) added = true;
      if (add(index + 1)) added = true;
    }
  }
}

function joined(atoms: readonly Lines[]): Lines[] {
  const spans: { startLine: number; endLine: number }[] = [];
  for (const { startLine, endLine } of atoms) {
    const last = spans.at(-1);
    if (last !== undefined && startLine - last.endLine - 1 <= SMALL_GAP) last.endLine = endLine;
    else spans.push({ startLine, endLine });
  }
  return spans;
}

function sizeOf(atoms: readonly Lines[]): number {
  return atoms.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0);
}
