/** Comments inside functions in which the authors say why. */

import type { CodeSymbol, DocComment } from "../syntax/parsed-code.ts";
import { cleanComment, type Comment } from "./comments.ts";

const SAYS_WHY =
  /\b(?:because|so that|so we|so it|otherwise|in order to|to avoid|avoids?|prevents?|to ensure|ensures?|make sure|makes sure|in case|since|instead of|must|needs? to|have to|has to|race|races|deadlocks?|leaks?|workaround|unfortunately|guarantees?|never|don't|do not|doesn't|can't|cannot|won't|only (?:if|when)|even (?:if|though)|in the meantime|may still|might still)\b/i;

/** Unfinished work, and code that was commented out. */
const NO_REASON = /^(?:todo|fixme|xxx|hack\b)|[;{}]$|^[\w.]+\(|^\W/i;

const MIN_WORDS = 7;
/** In characters. A longer comment is an essay or a licence. */
const MAX_TEXT = 1_500;

const FUNCTIONS: ReadonlySet<CodeSymbol["kind"]> = new Set(["function", "method", "constant"]);

/** `comments`: joined, in source order. */
export function remarksIn(
  comments: readonly Comment[],
  symbols: readonly CodeSymbol[],
  lines: number,
): DocComment[] {
  const isInside = linesInside(symbols, lines);
  const docs = new Set(symbols.map(({ doc }) => doc?.startLine));
  return comments.flatMap((comment) => {
    if (isInside[comment.startLine] !== 1 || docs.has(comment.startLine)) return [];
    // `#:` documents a field.
    if (comment.raw.startsWith("#:") || comment.raw.length > MAX_TEXT || !SAYS_WHY.test(comment.raw))
      return [];
    const cleaned = cleanComment(comment);
    const isReason =
      cleaned !== undefined && !NO_REASON.test(cleaned.text) && cleaned.text.split(/\s+/).length >= MIN_WORDS;
    return isReason ? [cleaned] : [];
  });
}

/** For each 1-based line, 1 when it belongs to a function, after its first line. */
function linesInside(symbols: readonly CodeSymbol[], lines: number): Uint8Array {
  const changes = new Int32Array(lines + 3);
  for (const { kind, startLine, endLine } of symbols) {
    if (!FUNCTIONS.has(kind) || endLine <= startLine || endLine > lines) continue;
    changes[startLine + 1] = (changes[startLine + 1] ?? 0) + 1;
    changes[endLine + 1] = (changes[endLine + 1] ?? 0) - 1;
  }
  let open = 0;
  return Uint8Array.from(changes, (change) => {
    open += change;
    return open > 0 ? 1 : 0;
  });
}
