/** Verbatim passages of source files, cut to a length that a page can show. */

import { type Citation, holdsSecret, sourceBlock } from "@fondation/course";
import type { CodeSymbol, SourceFile } from "@fondation/code";

/** In characters. Longer lines are data or minified code. */
const MAX_LINE = 240;

export interface Excerpt {
  readonly citation: Citation;
  readonly text: string;
  /** Whether it ends before the last requested line. */
  readonly cut: boolean;
}

/**
 * The first `limit` lines of a span, without blank lines at its ends. Undefined when the first line
 * cannot be shown.
 */
export function excerpt(
  file: SourceFile,
  span: { readonly startLine: number; readonly endLine: number },
  limit: number,
): Excerpt | undefined {
  const last = Math.min(span.endLine, file.lines.length);
  let startLine = span.startLine;
  while (startLine <= last && isBlank(file, startLine)) startLine += 1;
  let endLine = startLine - 1;
  while (endLine < last && endLine - startLine + 1 < limit && isShowable(file.lines[endLine] ?? ""))
    endLine += 1;
  const cut = endLine < last;
  while (endLine >= startLine && isBlank(file, endLine)) endLine -= 1;
  if (endLine < startLine) return undefined;
  const citation = { path: file.path, startLine, endLine };
  return { citation, text: file.lines.slice(startLine - 1, endLine).join("\n"), cut };
}

function isBlank(file: SourceFile, line: number): boolean {
  return (file.lines[line - 1] ?? "").trim() === "";
}

/** Whether a line is short enough, keeps no secret and has no characters that Markdown changes. */
export function isShowable(line: string): boolean {
  return line.length <= MAX_LINE && !/[\r\0\uFEFF]/.test(line) && !holdsSecret(line);
}

/**
 * The lines of a declaration to show. Starts after its documentation when that is inside the
 * declaration and at least eight lines long.
 */
export function bodyOf({ startLine, endLine, doc }: CodeSymbol): { startLine: number; endLine: number } {
  const inside = doc !== undefined && doc.startLine > startLine && doc.endLine < endLine;
  return inside && doc.endLine - doc.startLine >= 8
    ? { startLine: doc.endLine + 1, endLine }
    : { startLine, endLine };
}

export function showExcerpt(file: SourceFile, { citation, text }: Excerpt): string {
  return sourceBlock(fenceOf(file), citation, text);
}

export function fenceOf(file: SourceFile): string {
  return file.row?.fence ?? fenceWord(file.language);
}

/** The language tag for a language without a row in the table of languages. */
function fenceWord(language: string): string {
  const word = language.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return word === "" ? "text" : word;
}
