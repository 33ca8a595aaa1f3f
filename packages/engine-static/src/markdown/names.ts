/** Names and citations as inline code, and lists of them cut to a limit. */

import type { CodeSymbol, SourceFile } from "@fondation/code";
import { type Citation, formatCitation, inlineCitation, inlineCode } from "@fondation/course";
import type { Words } from "../words/course-words.ts";

/** The first names as inline code. */
export function codes(names: readonly string[], limit: number): string[] {
  return names.slice(0, limit).map(inlineCode);
}

/** The lines of a declaration as an inline citation, at most `limit` lines. */
export function citeSymbol(
  file: SourceFile,
  { startLine, endLine }: CodeSymbol,
  limit = Number.POSITIVE_INFINITY,
): string {
  return inlineCitation({ path: file.path, startLine, endLine: Math.min(endLine, startLine + limit - 1) });
}

/** The first distinct citations as inline code. */
export function citeAll(citations: readonly Citation[], limit = 3): string[] {
  return [...new Set(citations.map(formatCitation))].slice(0, limit).map(inlineCode);
}

/** The first items. The last one is the number of the omitted items: "3 others". */
export function shortened(items: readonly string[], limit: number, { more }: Pick<Words, "more">): string[] {
  const rest = items.length - limit;
  return rest > 0 ? [...items.slice(0, limit), more(rest)] : [...items];
}
