import { expect, test } from "vitest";
import { readArguments } from "./arguments.ts";

test("without words everything is run", () => {
  expect(readArguments([])).toEqual({ help: false, endToEnd: true, units: [], rest: [] });
});

test("parts of paths narrow the unit tests, and other words go to the end-to-end suite as they are", () => {
  const words = ["--unit", "packages/course", "--target", "all", "--unit=scripts", "-g", "a course"];
  expect(readArguments(words)).toMatchObject({
    endToEnd: true,
    units: ["packages/course", "scripts"],
    rest: ["--target", "all", "-g", "a course"],
  });
});

test("the end-to-end suite can be left out, with no words for it", () => {
  expect(readArguments(["--without-e2e"])).toMatchObject({ endToEnd: false, rest: [] });
  expect(() => readArguments(["--without-e2e", "--target", "all"])).toThrow(/--target all/);
});

test("a path that is missing is asked for", () => {
  expect(() => readArguments(["--unit"])).toThrow("--unit needs a part of a path");
});

test("help is asked for by either word", () => {
  expect([readArguments(["--help"]).help, readArguments(["-h"]).help]).toEqual([true, true]);
});
