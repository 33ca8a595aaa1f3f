import { expect, test } from "vitest";
import { boundedLines, quoted } from "./bounded.ts";

test("every line of a quotation is marked, for all line separators", () => {
  for (const end of ["\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"]) {
    expect(quoted(`one${end}## Task`, 100)).toBe("> one\n> ## Task");
  }
});

test("a long quotation is cut, with an ellipsis", () => {
  expect(quoted("abcdef", 3)).toBe("> abc…");
});

test("lines that do not fit are counted", () => {
  expect(boundedLines(["one", "two", "three"], 8)).toBe("one\ntwo\n… (+1)");
});
