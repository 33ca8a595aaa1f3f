import { cpuGrowth } from "@fondation/environment/testing/cpu-growth";
import { describe, expect, test } from "vitest";
import { cleanComment, commentBefore, firstParagraph, joinComments } from "./comments.ts";

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
  [
    "Sees {@link Foo the foo}, {@linkcode Bar|bar}, {@link } and {@link Baz",
    "Sees Foo, Bar, {@link } and {@link Baz",
  ],
  [
    "Calls {@link #toJson(Object, Type)} or {@link Gson#read(A, B) it}.",
    "Calls toJson(Object, Type) or Gson.read(A, B).",
  ],
  ["Takes names (e.g. some. Others) and more.", "Takes names (e.g. some. Others) and more."],
  ["Takes a list (of names.", undefined],
  ["A title {of} it\n\n  ====\nSays more.", "Says more."],
  ["Says a lot\n---", "Says a lot"],
  ["- a list", undefined],
])("the first paragraph of %j is %j", (text, paragraph) => {
  expect(firstParagraph(text)).toBe(paragraph);
});

test("a comment that says it is no documentation is none", () => {
  expect(clean("/* (non-Javadoc)\n * @see Base#run() */")).toBeUndefined();
  expect(clean("// non-Javadoc:\n// More words.")).toBeUndefined();
});

test("documentation wins over a remark behind it", () => {
  const doc = { raw: "/** Says what. */", startLine: 1, endLine: 1, indent: 0 };
  const remark = { raw: "// Says how.", startLine: 2, endLine: 2, indent: 0 };
  expect(commentBefore(3, [doc, remark])).toBe(doc);
  expect(commentBefore(3, [{ ...doc, raw: "/* Says what. */" }, remark])).toBe(remark);
  expect(commentBefore(3, [doc, { ...remark, raw: "/// Says how." }])?.raw).toBe("/// Says how.");
});

test("a long paragraph is cut after a sentence, a long sentence after a word", () => {
  expect(firstParagraph(`${"Short sentence here. ".repeat(40)}`, 50)).toBe(
    "Short sentence here. Short sentence here.",
  );
  expect(firstParagraph("word ".repeat(200), 50)).toMatch(/^(word )+word…$/);
});

describe("a comment takes time in proportion to its length:", () => {
  test.each<[string, (count: number) => string]>([
    ["a row of stars", (count) => `/* Hello ${"*".repeat(count)} x */`],
    ["a row of stars per line", (count) => `/* Hello ${"****\n".repeat(count / 5)} x */`],
    ["spaces", (count) => `/* Hello ${" ".repeat(count)} x */`],
    ["links without an end", (count) => `/** Hello ${"{@link a ".repeat(count / 9)} */`],
    ["empty links", (count) => `/** Hello ${"{@link } ".repeat(count / 9)} */`],
    ["roles without an end", (count) => `/** Hello ${":class:`~a<b ".repeat(count / 13)} */`],
    ["empty lines", (count) => `/** Hello\n${" \n".repeat(count / 2)} x */`],
    ["backticks", (count) => `/** Hello ${"``a` ".repeat(count / 5)} */`],
    ["dashes under a title", (count) => `/** Hello\n${"-".repeat(count)} x */`],
  ])("%s", async (_, input) => {
    expect(await cpuGrowth((raw) => firstParagraph(clean(raw) ?? ""), input, 30_000)).toBeLessThan(10);
  });
});

test("four times the lines of a comment take about four times the work to join", async () => {
  const join = (text: string) =>
    joinComments(
      text.split("\n").map((raw, index) => ({ raw, startLine: index + 1, endLine: index + 1, indent: 0 })),
    );
  expect(join("// a\n// b")).toEqual([{ raw: "// a\n// b", startLine: 1, endLine: 2, indent: 0 }]);
  expect(await cpuGrowth(join, (lines) => "// a\n".repeat(lines).trim(), 20_000)).toBeLessThan(8);
});
