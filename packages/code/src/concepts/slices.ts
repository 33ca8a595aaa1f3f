/** Divides one file: along its types and the functions that work on them, else along its functions. */

import { compareBy } from "../compare.ts";
import { divideFiles } from "../graph/parts.ts";
import type { SourceFile } from "../survey/survey.ts";
import type { CodeSymbol, Lines } from "../syntax/parsed-code.ts";
import type { Concept, Subject } from "./concept.ts";
import { keyOf } from "./words.ts";

/** A type with fewer lines, methods included, stays with the one before it. */
const MIN_LINES = 40;

const TYPE_KINDS = new Set(["class", "struct", "interface", "enum", "type"]);

/** Types with code of their own: a shape of options or events is no part. */
const DOERS = new Set(["class", "struct"]);

interface Piece extends Lines {
  readonly owner: string | undefined;
}

/**
 * Concepts of the types; of the exported ones only with `isPublic`, else at most `wanted` of functions
 * in a file without enough types. One when nothing divides the file.
 */
export function sliceFile(file: SourceFile, subject: Subject, wanted: number, isPublic: boolean): Concept[] {
  const owned = byOwner(file, isPublic);
  if (owned.length > 1) return owned.map(({ owner, spans }) => typeConcept(file, owner, spans));
  if (isPublic) return [{ subject, parts: [{ path: file.path }], size: file.lines.length }];
  return divideFiles([file], wanted).map((part): Concept => {
    const lines = part.lines ?? { startLine: 1, endLine: file.lines.length };
    const main = largestIn(file, lines);
    return {
      subject: main === undefined ? subject : subjectOf(file, main),
      parts: [part],
      size: lines.endLine - lines.startLine + 1,
    };
  });
}

function subjectOf({ path }: SourceFile, { kind, name, container }: CodeSymbol): Subject {
  if (TYPE_KINDS.has(kind)) return { kind: "type", path, name };
  return { kind: "function", path, name, ...(container === undefined ? {} : { owner: container }) };
}

function typeConcept({ path }: SourceFile, name: string, spans: readonly Lines[]): Concept {
  return {
    subject: { kind: "type", path, name },
    parts: spans.map(({ startLine, endLine }) => ({ path, lines: { startLine, endLine } })),
    size: spans.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0),
  };
}

/** The types with enough lines, each with the spans of its declaration and its methods. */
function byOwner(file: SourceFile, isPublic: boolean): { owner: string; spans: Lines[] }[] {
  const pieces = piecesOf(file);
  const sizes = new Map<string, number>();
  for (const { owner, startLine, endLine } of pieces) {
    if (owner !== undefined) sizes.set(owner, (sizes.get(owner) ?? 0) + endLine - startLine + 1);
  }
  const doers = file.code.symbols.filter(({ kind, exported }) => exported && DOERS.has(kind));
  const exported = new Set(doers.map(({ name }) => name));
  const large = [...sizes].filter(([owner, size]) => size >= MIN_LINES && (!isPublic || exported.has(owner)));
  const byKey = Map.groupBy(large, ([owner]) => keyOf(owner));
  const major = new Set([...byKey.values()].flatMap(([first]) => (first === undefined ? [] : [first[0]])));
  const first = pieces.find(({ owner }) => owner !== undefined && major.has(owner))?.owner;
  if (first === undefined) return [];
  const spans = new Map<string, Lines[]>();
  let current = first;
  for (const { owner, startLine, endLine } of pieces) {
    if (owner !== undefined && major.has(owner)) current = owner;
    const list = spans.get(current) ?? [];
    spans.set(current, list);
    const last = list.at(-1);
    if (last?.endLine === startLine - 1) list[list.length - 1] = { startLine: last.startLine, endLine };
    else list.push({ startLine, endLine });
  }
  return [...spans].map(([owner, list]) => ({ owner, spans: list }));
}

/** The whole file in pieces, each from one declaration (its comment first) to the next. */
function piecesOf({ code, lines }: SourceFile): Piece[] {
  const tops: CodeSymbol[] = [];
  for (const symbol of code.symbols.toSorted(
    compareBy(
      ({ startLine }) => -startLine,
      ({ endLine }) => endLine,
    ),
  )) {
    if (symbol.startLine > (tops.at(-1)?.endLine ?? 0)) tops.push(symbol);
  }
  return tops.map((symbol, index) => {
    const next = tops[index + 1];
    return {
      owner: TYPE_KINDS.has(symbol.kind) ? symbol.name : symbol.container,
      startLine: index === 0 ? 1 : startOf(symbol),
      endLine: next === undefined ? lines.length : startOf(next) - 1,
    };
  });
}

function startOf({ startLine, doc }: CodeSymbol): number {
  return Math.min(startLine, doc?.startLine ?? startLine);
}

function largestIn({ code }: SourceFile, { startLine, endLine }: Lines): CodeSymbol | undefined {
  return code.symbols
    .filter((symbol) => symbol.startLine >= startLine && symbol.startLine <= endLine && symbol.name !== "_")
    .sort(
      compareBy(
        (symbol) => Math.min(symbol.endLine, endLine) - symbol.startLine,
        (symbol) => -symbol.startLine,
      ),
    )[0];
}
