import { expect, test } from "vitest";
import { cleanComment, firstParagraph } from "./comments.ts";

const clean = (raw: string): string | undefined =>
  cleanComment({ raw, startLine: 1, endLine: 1, indent: 0 })?.text;

test.each([
  ["/** One line. */", "One line."],
  ["/**\n * Two\n * lines.\n */", "Two\nlines."],
  ["// a\n// b", undefined],
  ["// Says something\n// eslint-disable-next-line\n// more", "Says something\nmore"],
  ["# Python says", "Python says"],
  ['"""A docstring."""', "A docstring."],
  ["/* Copyright (c) 2020 */", undefined],
  ["// -----------", undefined],
])("%j is cleaned to %j", (raw, text) => {
  expect(clean(raw)).toBe(text);
});

test.each([
  ["First.\n\nSecond.", "First."],
  ["Adds.\n@param a", "Adds."],
  ["requests.sessions\n~~~~~~~~~~\n\nManages sessions.", "Manages sessions."],
  [
    "Uses {@link Foo} and :class:`Session <requests.Session>` and ``code``.",
    "Uses Foo and requests.Session and code.",
  ],
  ["- a list", undefined],
])("the first paragraph of %j is %j", (text, paragraph) => {
  expect(firstParagraph(text)).toBe(paragraph);
});

test("a long paragraph is cut after a sentence, a long sentence after a word", () => {
  expect(firstParagraph(`${"Short sentence here. ".repeat(40)}`, 50)).toBe(
    "Short sentence here. Short sentence here.",
  );
  expect(firstParagraph("word ".repeat(200), 50)).toMatch(/^(word )+word…$/);
});
