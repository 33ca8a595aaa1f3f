/** Numbers that count things in a sentence: "3 fichiers", "the two callers", not "ligne 12". */

const WORDS: Readonly<Record<string, number>> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** What is measured, not listed. */
const UNITS = new Set(
  "ligne lignes line lines fois times % ms s min secondes seconds minutes octets bytes ko mo kb mb".split(
    " ",
  ),
);

const SPACES = /[\s\u00A0\u202F]+/u;
const DIGITS = /^\d{1,6}$/u;

/** « un autre », « une autre ». An article alone counts nothing. */
function oneOther(word: string, next: string): number | undefined {
  return /^une?$/u.test(word) && next === "autre" ? 1 : undefined;
}

/** The numbers of a sentence that stand before the thing that they count. */
export function countsIn(sentence: string): number[] {
  const joined = sentence.replace(/(?<=\d)[\u00A0\u202F](?=\d{3}(?!\d))/gu, "");
  const words = joined.toLowerCase().split(SPACES);
  return words.flatMap((word, index) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+/u, "");
    const next = (words[index + 1] ?? "").replace(/[.,;:)»]$/u, "");
    const value = DIGITS.test(bare) ? Number(bare) : (WORDS[bare] ?? oneOther(bare, next));
    return value === undefined || !/^\p{L}/u.test(next) || UNITS.has(next) ? [] : [value];
  });
}
