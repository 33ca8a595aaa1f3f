import { expect, test } from "vitest";
import { cutText } from "./cut-text.ts";

test("a text that fits stays as it is, and a long one loses its end", () => {
  expect(cutText("short", 5)).toBe("short");
  expect(cutText("longer", 4)).toBe("long");
  expect(cutText("longer", 0)).toBe("");
});

test.each([
  ["an emoji of two units", "ab😀cd", 3, "ab"],
  ["a letter of two units", "𝒜𝒜", 3, "𝒜"],
  ["a family of emoji", "a👨‍👩‍👧‍👦b", 5, "a"],
  ["a letter and its accent", "ae\u0301b", 2, "a"],
  ["nothing", "ab😀cd", 4, "ab😀"],
])("%s at the end is not divided", (_what, text, most, expected) => {
  expect(cutText(text, most)).toBe(expected);
});

test("no length of a long text leaves half a character", () => {
  const text = "😀é𝒜x日".repeat(60);
  for (let most = 0; most <= text.length; most++) {
    const cut = cutText(text, most);
    expect([cut.isWellFormed(), text.startsWith(cut), most - cut.length < 2]).toEqual([true, true, true]);
  }
});
