/** The types whose methods a review shows, each before its first method: the lines with their fields. */

import type { CodeFunction, CodeSymbol, SourceFile } from "@fondation/code";
import { inlineCode, markdownText } from "@fondation/course";
import { citeSymbol } from "../markdown/names.ts";
import type { NoteContext } from "./notes/note-context.ts";
import { annotated } from "./body.ts";
import type { Piece } from "./pieces.ts";

const MAX_LINES = 60;
const TYPES: ReadonlySet<string> = new Set(["class", "struct", "interface", "enum", "type"]);

export function describeStateType(fn: CodeFunction, seen: Set<CodeSymbol>, context: NoteContext): string[] {
  const { view } = context;
  const { container } = fn.symbol;
  const found = container === undefined ? undefined : findType(fn, container, context);
  if (found === undefined || seen.has(found.symbol)) return [];
  seen.add(found.symbol);
  const { file, symbol } = found;
  const hasFields = view.types
    .fieldsOf(file, symbol.name)
    .some(({ startLine }) => startLine <= symbol.endLine);
  if (!hasFields) return [];
  const pieces = withoutDoc(fieldLines(file, symbol), symbol);
  if (pieces.reduce((sum, { startLine, endLine }) => sum + endLine - startLine + 1, 0) < 3) return [];
  return [
    `### ${markdownText(symbol.name)}`,
    view.words.review.stateType(inlineCode(symbol.name), citeSymbol(file, symbol)),
    ...annotated(file, pieces, [], context),
  ];
}

function findType(
  { file }: CodeFunction,
  name: string,
  { topic }: NoteContext,
): { file: SourceFile; symbol: CodeSymbol } | undefined {
  for (const candidate of [file, ...topic.files]) {
    const symbol = candidate.code.symbols.find((item) => item.name === name && TYPES.has(item.kind));
    if (symbol !== undefined) return { file: candidate, symbol };
  }
  return undefined;
}

/** Without a long documentation that is a part of the declaration. */
function withoutDoc(span: Piece, { startLine, doc }: CodeSymbol): Piece[] {
  const isInside = doc !== undefined && doc.startLine > startLine && doc.startLine <= span.endLine;
  if (!isInside || doc.endLine - doc.startLine < 8) return [span];
  const rest = { ...span, startLine: doc.endLine + 1 };
  const omitted = Math.min(doc.endLine, span.endLine) - doc.startLine + 1;
  const head = { startLine, endLine: doc.startLine - 1, omitted };
  return rest.startLine <= rest.endLine ? [head, rest] : [];
}

/** From the declaration to its first method, without the comment on that method. */
function fieldLines(file: SourceFile, symbol: CodeSymbol): Piece {
  const methods = file.code.symbols.filter(
    ({ kind, container, startLine }) =>
      kind === "method" &&
      container === symbol.name &&
      startLine > symbol.startLine &&
      startLine <= symbol.endLine,
  );
  const first = Math.min(
    symbol.endLine + 1,
    ...methods.map(({ startLine, doc }) =>
      doc !== undefined && doc.endLine < startLine ? doc.startLine : startLine,
    ),
  );
  let endLine = Math.min(first - 1, symbol.startLine + MAX_LINES - 1);
  while (endLine > symbol.startLine && (file.lines[endLine - 1] ?? "").trim() === "") endLine -= 1;
  const rest = Math.max(0, first - 1 - symbol.startLine - MAX_LINES + 1);
  return { startLine: symbol.startLine, endLine, omitted: rest };
}
