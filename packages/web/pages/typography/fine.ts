/** French micro-typography: what a compositor would do to a sentence typed on a keyboard. */

const NARROW = "\u202f";

/** Puts narrow no-break spaces before `; : ! ? »` and after `«`, and curls apostrophes between letters. */
export function fine(text: string): string {
  return text
    .replace(/[ \u00a0](?=[;:!?»](?:\s|$|[.,)\]…»]))/gu, NARROW)
    .replace(/«[ \u00a0]/gu, `«${NARROW}`)
    .replace(/(\p{L})'(?=\p{L})/gu, "$1’");
}
