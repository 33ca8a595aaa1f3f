import { parseCitation } from "@fondation/course/contract";
import { MAX_SHOWN_LINES, MAX_SHOWN_UNITS } from "@fondation/course/limits";

/**
 * Whether {@link shownText} keeps every line of a citation's text. A malformed citation has no
 * lines.
 */
export function isShownWhole(citation: string): boolean {
  const cited = parseCitation(citation);
  return cited === undefined || cited.endLine - cited.startLine < MAX_SHOWN_LINES;
}

/** The beginning of a text: at most {@link MAX_SHOWN_LINES} lines, not cut inside a character. */
export function shownText(text: string): string {
  const lines = text.split("\n").slice(0, MAX_SHOWN_LINES).join("\n");
  if (lines.length <= MAX_SHOWN_UNITS) return lines;
  return lines.slice(0, MAX_SHOWN_UNITS).replace(/[\uD800-\uDBFF]$/, "");
}
