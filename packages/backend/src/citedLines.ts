/** How much of a cited span is kept for the pages. */

/** A citation shows at most this many lines. */
export const SHOWN_LINES = 200;

/** How many lines `path#Lstart-Lend` names; undefined when it is no citation. */
export function citedLines(citation: string): number | undefined {
  const range = /#L(\d+)-L(\d+)$/.exec(citation);
  return range === null ? undefined : Number(range[2]) - Number(range[1]) + 1;
}

/** The first {@link SHOWN_LINES} lines of a text. */
export function shownText(text: string): string {
  return text.split("\n").slice(0, SHOWN_LINES).join("\n");
}
