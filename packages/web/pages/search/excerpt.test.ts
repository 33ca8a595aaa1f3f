import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.ts";

const shown = (text: string, word: string, form: "text" | "code" | "heading" = "text") =>
  excerptOf(text, [word], form)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join("");

test("a short sentence is shown whole, without its neighbours", () => {
  expect(shown("Avant. Une file attend. Après.", "file")).toBe("… Une [file] attend. …");
  expect(shown("Une file.", "file")).toBe("Une [file].");
});

test("a long line is cut at words around the first place, which stays in it", () => {
  const long = `${"mot ".repeat(100)}file ${"mot ".repeat(100)}`.trim();
  const text = shown(long, "file", "code");
  expect(text).toMatch(/^… mot .*\[file\] mot .*mot …$/);
  expect(text.length).toBeLessThan(300);
  expect(shown(`${"x".repeat(500)}file${"y".repeat(500)}`, "file")).toMatch(/^… x+\[file\]y+ …$/);
});

test("letters that fold to two keep the marks in place", () => {
  expect(shown("Œuvre du cœur : e\u0301te\u0301 file", "file")).toBe(
    "Œuvre du cœur : e\u0301te\u0301 [file]",
  );
  expect(shown("Le cœur", "coeur")).toBe("Le [cœur]");
  // A mark must not end inside of the letter.
  expect(shown("Le cœur", "co")).toMatch(/^Le \[cœ?\]/);
});
