import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HELP, readArguments } from "./e2e-arguments.ts";

const NOTHING = {
  help: false,
  json: false,
  blob: false,
  target: undefined,
  merge: undefined,
  repeat: 1,
  rest: [],
};

test("parses its own options in both spellings and passes the others to Playwright", () => {
  const words = [
    "--target",
    "all",
    "--json",
    "--blob",
    "specs/courses",
    "--shard",
    "1/2",
    "-g",
    "a=b",
    "--reporter=dot",
  ];
  expect(readArguments(words, {})).toEqual({
    ...NOTHING,
    target: "all",
    json: true,
    blob: true,
    rest: ["specs/courses", "--shard", "1/2", "-g", "a=b", "--reporter=dot"],
  });
  expect(readArguments(["--target=processes"], {})).toEqual({ ...NOTHING, target: "processes" });
  expect(readArguments(["--merge", "blobs"], {})).toEqual({ ...NOTHING, merge: "blobs" });
});

test("--repeat takes a number of runs; 0 stands for any other value", () => {
  const repeat = (value: string) => readArguments(["--repeat", value], {}).repeat;
  expect(["20", "1", "0", "-3", "many", "1.5"].map(repeat)).toEqual([20, 1, 0, 0, 0, 0]);
});

test("a target may come from the environment, and an option takes precedence", () => {
  const environment = { FONDATION_E2E_TARGET: "attached" };
  expect(readArguments([], environment).target).toBe("attached");
  expect(readArguments(["--target", "all"], environment).target).toBe("all");
});

test("--help explains the command, without installing or starting anything", () => {
  const script = join(import.meta.dirname, "../e2e.ts");
  expect(execFileSync("bun", [script, "--help"], { encoding: "utf8" }).trim()).toBe(HELP);
});
