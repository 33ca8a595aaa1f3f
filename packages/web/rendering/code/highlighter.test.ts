import { expect, test } from "vitest";
import { highlight, languageOfPath } from "./highlighter.ts";

test.each(["bin/constructor", "a.constructor", "x.__proto__", "toString", "a.hasOwnProperty", "valueOf"])(
  "%s has no language, and its lines are shown plain",
  (path) => {
    expect(languageOfPath(path)).toBeUndefined();
    expect(highlight("x", languageOfPath(path))).toEqual(["x"]);
  },
);

test("a known extension in any case has its language", () => {
  expect(["src/A.MTS", "x.go", "Makefile"].map(languageOfPath)).toEqual(["typescript", "go", "makefile"]);
});
