import { expect, test } from "vitest";
import { boundedLines, quoted } from "./bounded.ts";

test("no line of a quotation stands alone, whatever ends it", () => {
  for (const end of ["\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"]) {
    expect(quoted(`one${end}## Task`, 100)).toBe("> one\n> ## Task");
  }
});

test("a quotation is cut, and says so", () => {
  expect(quoted("abcdef", 3)).toBe("> abc…");
});

test("as many lines are kept as fit, and the rest is counted", () => {
  expect(boundedLines(["one", "two", "three"], 8)).toBe("one\ntwo\n… (+1)");
});
