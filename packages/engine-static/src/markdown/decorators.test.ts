import { expect, test } from "vitest";
import { analyzeCode } from "@fondation/code";
import { openRepository } from "@fondation/repository";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { sparedDecorators } from "./decorators.ts";
import { shownLines } from "./shown-lines.ts";

/** A command with so many options of three lines each, and a body of `body` lines. */
async function command(options: number, body = 1) {
  const option = '@option(\n    "--x",\n)\n';
  const text = `@command()\n${option.repeat(options)}def main(\n    x,\n):\n${"    print(x)\n".repeat(body)}`;
  await using made = await makeRepository({ "cli.py": text });
  const { signal } = new AbortController();
  const repository = await openRepository(made.path, made.commit, signal);
  const { calls } = await analyzeCode({ repository, parts: 1, signal });
  await repository.close();
  const [main] = calls.functions;
  if (main === undefined) throw new Error("No function");
  return main;
}

test("many decorators are spared from the second to the signature", async () => {
  expect(sparedDecorators(await command(10))).toEqual({ startLine: 2, endLine: 31 });
});

test("few decorators are shown", async () => {
  expect(sparedDecorators(await command(3))).toBeUndefined();
});

test("the shown lines have the first decorator, the signature and the body whole", async () => {
  expect(shownLines(await command(60, 9), [], 20)).toEqual([
    { startLine: 1, endLine: 1 },
    { startLine: 182, endLine: 193 },
  ]);
});
