/** French typography for a sentence typed on a keyboard. */

/** The narrow space that does not break. */
export const NARROW = "\u202f";
export const NO_BREAK = "\u00a0";

/**
 * Puts narrow no-break spaces before `; : ! ? »` and after `«`, a no-break space into `n° 3`, and
 * typographic apostrophes between letters.
 */
export function frenchSpaces(text: string): string {
  return text
    .replace(/[ \u00a0](?=[;:!?»](?:\s|$|[.,)\]…»]))/gu, NARROW)
    .replace(/«[ \u00a0]/gu, `«${NARROW}`)
    .replace(/(?<!\p{L})n° (?=\d)/gu, `n°${NO_BREAK}`)
    .replace(/(\p{L})'(?=\p{L})/gu, "$1’");
}
