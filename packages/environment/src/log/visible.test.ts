import { expect, test } from "vitest";
import { visible } from "./visible.ts";

test("sequences that move, clear, rename or reverse are shown and not sent", () => {
  expect(visible("x\u001b[2J\u001b]0;owned\u0007.md")).toBe("x\\u{1b}[2J\\u{1b}]0;owned\\u{7}.md");
  expect(visible("a\rb\u009bc\u202ed\u2066")).toBe("a\\u{d}b\\u{9b}c\\u{202e}d\\u{2066}");
});

test("styles that hide text are shown and not sent", () => {
  expect(visible("\u001b[8mhidden\u001b[30;40mblack\u001b[38;5;0m")).toBe(
    "\\u{1b}[8mhidden\\u{1b}[30;40mblack\\u{1b}[38;5;0m",
  );
});

test("colors, line breaks, tabs and letters of every language stay", () => {
  const text = "\u001b[32m✔\u001b[39m é\t日本\n";
  expect(visible(text)).toBe(text);
});
