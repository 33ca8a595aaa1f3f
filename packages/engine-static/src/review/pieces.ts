/** A body as runs of lines: whole, or cut between statements where it is too long to read. */

import { type CodeFunction, type Statement, statementsIn } from "@fondation/code";
import { sparedDecorators } from "../markdown/decorators.ts";
import { isShowable } from "../markdown/excerpt.ts";
import { MAX_BODY } from "./bodies.ts";

/** A run of shown lines, and how many lines are left out after it. */
export interface Piece {
  readonly startLine: number;
  readonly endLine: number;
  readonly omitted: number;
}

interface Unit {
  readonly startLine: number;
  readonly endLine: number;
  readonly worth: number;
}

/** A comment above the function is shown with it up to so many lines. */
const MAX_DOC = 24;

/** The same for one inside: it tells what the parameters mean. */
const MAX_INNER_DOC = 32;

/** `matters`: the worth of a line, for example because it fails or calls another part. */
export function piecesOf(fn: CodeFunction, matters: (line: number) => number): Piece[] {
  const { file, symbol } = fn;
  const { doc } = symbol;
  const isAbove = doc !== undefined && doc.endLine < symbol.startLine;
  const startLine = isAbove && symbol.startLine - doc.startLine <= MAX_DOC ? doc.startLine : symbol.startLine;
  const spared = sparedDecorators(fn);
  const isHidden = (line: number): boolean =>
    (spared !== undefined && line >= spared.startLine && line <= spared.endLine) ||
    (doc !== undefined &&
      !isAbove &&
      doc.endLine - doc.startLine >= MAX_INNER_DOC &&
      line > doc.startLine &&
      line < doc.endLine);
  const keep = new Set<number>();
  const decorators = spared === undefined ? 0 : spared.endLine - spared.startLine + 1;
  const whole = symbol.endLine - symbol.startLine - decorators < MAX_BODY;
  const units = whole ? [] : unitsOf(fn, matters);
  if (whole) for (let line = startLine; line <= symbol.endLine; line += 1) keep.add(line);
  else keepBest(units, { startLine, endLine: symbol.endLine }, keep);
  fillGaps(keep, symbol.endLine);
  for (const line of keep) {
    if (isHidden(line) || !isShowable(file.lines[line - 1] ?? "")) keep.delete(line);
  }
  return runs(keep, startLine, symbol.endLine);
}

/** Statements with the comments above them; a long one is divided into its head, its parts and its end. */
function unitsOf({ file, symbol }: CodeFunction, matters: (line: number) => number): Unit[] {
  const all = statementsIn(file.code.statements, symbol);
  const units: Unit[] = [];
  const add = (startLine: number, endLine: number, bonus = 0): void => {
    let worth = bonus;
    for (let line = startLine; line <= endLine; line += 1) worth += matters(line);
    if (endLine >= startLine) units.push({ startLine, endLine, worth: worth / (endLine - startLine + 2) });
  };
  const divide = (startLine: number, endLine: number, inside: readonly Statement[], depth: number): void => {
    const level = inside.filter((statement) => statement.depth === depth);
    let from = startLine;
    for (const [index, statement] of level.entries()) {
      if (statement.startLine < from) continue;
      if (index === 0) {
        add(from, statement.startLine - 1, 1e6);
        from = statement.startLine;
      }
      const next = level[index + 1];
      const end = Math.min(endLine, clauseEnd(statement, next));
      const children = inside.filter(
        (child) => child.depth > depth && child.startLine >= statement.startLine && child.startLine <= end,
      );
      if (end - from > 30 && children.length > 3) divide(from, end, children, depth + 1);
      else add(from, end);
      from = end + 1;
    }
    add(from, endLine, 1e6);
  };
  divide(symbol.startLine, symbol.endLine, all, Math.min(...all.map(({ depth }) => depth)));
  return units;
}

/** An `if` ends where its `else` begins. */
function clauseEnd(statement: Statement, next: Statement | undefined): number {
  return next !== undefined && next.startLine <= statement.endLine ? next.startLine - 1 : statement.endLine;
}

function keepBest(
  units: readonly Unit[],
  { startLine, endLine }: { readonly startLine: number; readonly endLine: number },
  keep: Set<number>,
): void {
  const first = units[0]?.startLine ?? startLine;
  for (let line = startLine; line < first; line += 1) keep.add(line);
  const ranked = [...units].sort((a, b) => b.worth - a.worth || a.startLine - b.startLine);
  let lines = 0;
  for (const unit of ranked) {
    const size = unit.endLine - unit.startLine + 1;
    if (lines > 0 && lines + size > MAX_BODY) continue;
    lines += size;
    for (let line = unit.startLine; line <= unit.endLine; line += 1) keep.add(line);
  }
  keep.add(endLine);
}

/** A few lines are shown rather than left out. */
const SMALL_GAP = 8;

function fillGaps(keep: Set<number>, endLine: number): void {
  let before: number | undefined;
  for (const line of [...keep, endLine + 1].sort((a, b) => a - b)) {
    if (before !== undefined && line - before <= SMALL_GAP) {
      for (let gap = before + 1; gap < Math.min(line, endLine + 1); gap += 1) keep.add(gap);
    }
    before = line;
  }
}

function runs(keep: Set<number>, startLine: number, endLine: number): Piece[] {
  const pieces: { startLine: number; endLine: number; omitted: number }[] = [];
  for (const line of [...keep].sort((a, b) => a - b)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.endLine + 1 === line) last.endLine = line;
    else {
      if (last !== undefined) last.omitted = line - last.endLine - 1;
      pieces.push({ startLine: line, endLine: line, omitted: 0 });
    }
  }
  const last = pieces.at(-1);
  if (last !== undefined) last.omitted = endLine - last.endLine;
  return pieces.length > 0 && pieces[0] !== undefined && pieces[0].startLine >= startLine ? pieces : [];
}
