import { expect, test } from "vitest";
import { frenchMistakes } from "./french-mistakes.ts";

test.each([
  ["de `api`", "no elision"],
  ["le code de **Api**", "no elision"],
  ["Revenir à [le tutoriel 2](a.md)", "no contraction"],
  ["0 usages", "plural after 0 or 1"],
  ["1\u00a0autre nom", "figure for another one"],
  ["3\u00a0ligne", "singular after 2 or more"],
  ["un autre type sont", "plural verb after 0 or 1"],
  ["c'est", "straight apostrophe"],
  ["deux  espaces", "double space"],
  ["en .", "space before a comma or full stop"],
  ["a, , b", "double punctuation"],
  ["Quoi ?", "breaking space at punctuation"],
  ["Quoi?", "no space at punctuation"],
  ["1380 lignes", "ungrouped thousands"],
  ["le 1 décembre", "first day without ordinal"],
  ["«\u202fa «\u202fb\u202f» c\u202f»", "nested guillemets"],
])("%s has the mistake: %s", (text, mistake) => {
  expect(frenchMistakes(text)).toContain(mistake);
});

test("a correct sentence has none, whatever its code says", () => {
  expect(
    frenchMistakes(
      "D’`api à le a ?` jusqu’[au tutoriel 2](de_a.md), 2\u00a0cas et 1\u202f380\u00a0lignes\u202f: «\u202f`«x»`\u202f».",
    ),
  ).toEqual([]);
});
