/** Verbatim passages of source files, cut to what a page can show. */

import { type Citation, sourceBlock } from "@fondation/course";
import type { CodeSymbol, SourceFile } from "@fondation/code";

/** Lines longer than this are data or minified code, not something to read (characters). */
const MAX_LINE = 240;

/** A passage: where it is, its text, and whether it stops before the end asked for. */
export interface Excerpt {
  readonly citation: Citation;
  readonly text: string;
  readonly cut: boolean;
}

/** The first `limit` lines of a span that can be shown; undefined when its first line cannot. */
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

/** Short enough, and without the characters that Markdown would not keep as they are. */
function isShowable(line: string): boolean {
  return line.length <= MAX_LINE && !/[\r\0\uFEFF]/.test(line);
}

/** The part of a declaration to show: what follows its documentation, when that stands inside and would fill the excerpt. */
export function bodyOf({ startLine, endLine, doc }: CodeSymbol): { startLine: number; endLine: number } {
  const inside = doc !== undefined && doc.startLine > startLine && doc.endLine < endLine;
  return inside && doc.endLine - doc.startLine >= 8
    ? { startLine: doc.endLine + 1, endLine }
    : { startLine, endLine };
}

/** The passage as a fenced block. */
export function showExcerpt(file: SourceFile, { citation, text }: Excerpt): string {
  return sourceBlock(file.row?.fence ?? fenceWord(file.language), citation, text);
}

/** The highlighter's word for a language known by name only. */
function fenceWord(language: string): string {
  const word = language.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return word === "" ? "text" : word;
}
