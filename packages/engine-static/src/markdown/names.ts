/** Names and citations as inline code, and lists of them cut to a limit. */

import type { CodeSymbol, SourceFile } from "@fondation/code";
import { type Citation, formatCitation, inlineCitation, inlineCode } from "@fondation/course";

/** The lines of a declaration as an inline citation, at most `limit` lines. */
export function citeSymbol(
  file: SourceFile,
  { startLine, endLine }: CodeSymbol,
  limit = Number.POSITIVE_INFINITY,
): string {
  return inlineCitation({ path: file.path, startLine, endLine: Math.min(endLine, startLine + limit - 1) });
}

/** `Session` with the line of its declaration, as inline code. */
export function namedType({
  file,
  symbol,
}: {
  readonly file: SourceFile;
  readonly symbol: CodeSymbol;
}): string {
  return `${inlineCode(symbol.name)} (${citeSymbol(file, symbol, 1)})`;
}

/** The first distinct citations as inline code. */
export function citeAll(citations: readonly Citation[], limit = 3): string[] {
  return [...new Set(citations.map(formatCitation))].slice(0, limit).map(inlineCode);
}
