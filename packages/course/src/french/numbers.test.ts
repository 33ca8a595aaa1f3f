import { expect, test } from "vitest";
import { agree, count, dayOfMonth, grouped, others } from "./numbers.ts";

const plain = (text: string) => text.replace(/\s/gu, " ");

test("zero and one are singular, and thousands are grouped", () => {
  expect([0, 1, 2, 1000, 1_000_000].map((value) => plain(count(value, "document")))).toEqual([
    "0 document",
    "1 document",
    "2 documents",
    "1 000 documents",
    "1 000 000 documents",
  ]);
});

test("amounts contain no breaking space", () => {
  expect([grouped(1234), count(5678, "ligne"), others(9999, "un")].join("")).not.toContain(" ");
});

test("one other thing is a word that agrees with its noun", () => {
  expect(
    [others(1, "une", "ligne"), others(1, "un"), others(3, "un", "nom"), others(0, "un", "nom")].map(plain),
  ).toEqual(["une autre ligne", "un autre", "3 autres noms", "0 autre nom"]);
});

test("a verb follows its number, and a first day is an ordinal", () => {
  expect([0, 1, 2].map((value) => agree(value, "est", "sont"))).toEqual(["est", "est", "sont"]);
  expect([1, 2, 21].map(dayOfMonth)).toEqual(["1er", "2", "21"]);
});
