import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HELP, readArguments } from "./mutants-arguments.ts";

test("notices its own options, and passes all words on", () => {
  expect(readArguments(["--json", "token", "--quick"])).toEqual({
    help: false,
    list: false,
    json: true,
    rest: ["--json", "token", "--quick"],
  });
});

test("--help explains the command, without installing or starting anything", () => {
  const script = join(import.meta.dirname, "../mutants.ts");
  expect(execFileSync("bun", [script, "--help"], { encoding: "utf8" }).trim()).toBe(HELP);
});
