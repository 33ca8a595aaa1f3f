/** Texts as a search compares them: lower case, without accents, with plain spaces and apostrophes. */

const REPLACED: ReadonlyMap<string, string> = new Map([
  ["’", "'"],
  ["‘", "'"],
  ["œ", "oe"],
  ["æ", "ae"],
  ["ß", "ss"],
]);

export function fold(text: string): string {
  let folded = "";
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** The places in `text` that `ranges` of its folded form stand for. */
export function unfoldRanges(
  text: string,
  ranges: readonly (readonly [start: number, end: number])[],
): [start: number, end: number][] {
  // The place in the text of each unit of the folded form, and of its end.
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const _ of foldCharacter(character)) places.push(at);
    at += character.length;
  }
  places.push(at);
  return ranges.map(([start, end]) => [places[start] ?? at, places[end] ?? at]);
}

function foldCharacter(character: string): string {
  if (character <= "\u007f") return /\s/.test(character) ? " " : character.toLowerCase();
  if (/\s/u.test(character)) return " ";
  const lower = character.toLowerCase();
  return REPLACED.get(lower) ?? lower.normalize("NFD").replace(/\p{M}/gu, "");
}
