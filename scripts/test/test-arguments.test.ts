import { expect, test } from "vitest";
import { readArguments } from "./test-arguments.ts";

test("without arguments, everything is run", () => {
  expect(readArguments([])).toEqual({ help: false, checks: true, endToEnd: true, units: [], rest: [] });
});

test("--unit selects unit tests, and other arguments go to the suite unchanged", () => {
  const words = ["--unit", "packages/course", "--target", "all", "--unit=scripts", "-g", "a course"];
  expect(readArguments(words)).toMatchObject({
    endToEnd: true,
    units: ["packages/course", "scripts"],
    rest: ["--target", "all", "-g", "a course"],
  });
});

test("--without-e2e leaves the suite out and refuses arguments for it", () => {
  expect(readArguments(["--without-e2e"])).toMatchObject({ endToEnd: false, rest: [] });
  expect(() => readArguments(["--without-e2e", "--target", "all"])).toThrow(/--target all/);
});

test("--without-checks leaves out the static checks and nothing else", () => {
  expect(readArguments(["--without-checks", "-g", "a course"])).toMatchObject({
    checks: false,
    endToEnd: true,
    rest: ["-g", "a course"],
  });
});

test("--unit without a path is an error", () => {
  expect(() => readArguments(["--unit"])).toThrow("--unit needs a part of a path");
});

test("--changed compares with HEAD, or with the revision after the equals sign", () => {
  expect(readArguments(["--changed"])).toMatchObject({ changed: "HEAD" });
  expect(readArguments(["--changed=main", "--without-e2e"])).toMatchObject({
    changed: "main",
    endToEnd: false,
  });
});

test("--changed refuses arguments that select tests", () => {
  expect(() => readArguments(["--changed", "--unit", "packages/web"])).toThrow(/packages\/web/);
  expect(() => readArguments(["--changed", "-g", "title"])).toThrow(/-g title/);
});

test("both options for help are accepted", () => {
  expect([readArguments(["--help"]).help, readArguments(["-h"]).help]).toEqual([true, true]);
});
