/** How much of a cited span is kept for the pages. */

/** A citation shows at most this many lines. */
export const SHOWN_LINES = 200;

/** How many lines `path#Lstart-Lend` names; undefined when it is no citation. */
export function citedLines(citation: string): number | undefined {
  const range = /#L(\d+)-L(\d+)$/.exec(citation);
  return range === null ? undefined : Number(range[2]) - Number(range[1]) + 1;
}

/** And at most this many UTF-16 units, so that a mutation with fifty texts stays inside the limits of a transaction. */
const SHOWN_UNITS = 60_000;

/** The beginning of a text: at most {@link SHOWN_LINES} lines, and never half a character. */
export function shownText(text: string): string {
  const lines = text.split("\n").slice(0, SHOWN_LINES).join("\n");
  if (lines.length <= SHOWN_UNITS) return lines;
  return lines.slice(0, SHOWN_UNITS).replace(/[\uD800-\uDBFF]$/, "");
}
