import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { repeatRuns } from "./repeat.ts";

/** Runs that end with these exit codes, each with a report that has its number. */
async function repeat(codes: readonly number[]) {
  const root = mkdtempSync(join(tmpdir(), "fondation-repeat-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const said: string[] = [];
  let runs = 0;
  const run = () => {
    mkdirSync(join(root, "test-results"), { recursive: true });
    writeFileSync(join(root, "test-results/junit.xml"), `run ${runs + 1}`);
    return codes[runs++] ?? 0;
  };
  const code = await repeatRuns({ root, times: codes.length, run, say: (line) => said.push(line) });
  const kept = (n: number) => readFileSync(join(root, `e2e-repeat/run-${n}/test-results/junit.xml`), "utf8");
  return { code, runs, last: said.at(-1), kept };
}

test("runs without a failure end with 0 and a rate of 0", async () => {
  expect(await repeat([0, 0, 0])).toMatchObject({ code: 0, runs: 3, last: "0 of 3 runs failed (0 %)" });
});

test("failed runs are counted and their reports kept, and the others go on", async () => {
  const { kept, ...result } = await repeat([0, 1, 0, 1]);
  expect(result).toEqual({ code: 1, runs: 4, last: "2 of 4 runs failed (50 %): 2, 4" });
  expect([kept(2), kept(4)]).toEqual(["run 2", "run 4"]);
  expect(() => kept(1)).toThrow("ENOENT");
});

test("an interruption ends the repetition", async () => {
  expect(await repeat([0, 130, 0])).toMatchObject({ code: 130, runs: 2 });
});
