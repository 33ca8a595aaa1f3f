const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Longer than any character of a living language; emoji families have about 30 units. */
const LONGEST = 64;

/**
 * The first `most` UTF-16 units, less the character that would be divided there. Half of an emoji
 * is no valid text: files and the backend's values would hold U+FFFD in its place.
 */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const from = Math.max(0, most - LONGEST);
  // A window that begins inside a pair would shift what follows by one unit.
  const start = /[\udc00-\udfff]/.test(text.charAt(from)) ? from + 1 : from;
  const divided = graphemes.segment(text.slice(start, most + LONGEST)).containing(most - start);
  return text.slice(0, start + (divided?.index ?? most - start));
}
