import { expect, it } from "vitest";
import { citedText, sourceLines } from "./lines.ts";

it("counts lines as Git does: a final newline does not start a line", () => {
  expect(sourceLines("a\nb\n")).toEqual(["a", "b"]);
  expect(sourceLines("a\nb")).toEqual(["a", "b"]);
  expect(sourceLines("\n\n")).toEqual(["", ""]);
  expect(sourceLines("")).toEqual([]);
});

it("gives the cited lines without their line endings", () => {
  expect(citedText("a\r\nb\r\nc\r\n", { startLine: 2, endLine: 3 })).toBe("b\nc");
});

it("gives undefined when the file ends before the last cited line", () => {
  expect(citedText("a\nb\n", { startLine: 2, endLine: 3 })).toBeUndefined();
});
