/** Runs the real Vitest in a temporary folder. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";

const REPORTER = join(import.meta.dirname, "failures-reporter.ts");
const VITEST = join(import.meta.dirname, "../../node_modules/vitest/vitest.mjs");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fondation-failures-"));
  await writeFile(
    join(folder, "vitest.config.mts"),
    `import { FailuresReporter } from ${JSON.stringify(REPORTER)};
     export default { test: { globals: true, include: ["*.small.ts"], reporters: [new FailuresReporter(import.meta.dirname)] } };`,
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs these files. Resolves with the exit code and the collected failures. */
async function run(files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const collected = join(folder, "failures.txt");
  const { exitCode, all, stderr } = await execa(process.execPath, [VITEST, "run", "--root", folder], {
    reject: false,
    all: true,
    env: { FONDATION_TEST_FAILURES: collected },
  });
  return { exitCode, all, stderr, collected: await readFile(collected, "utf8").catch(() => undefined) };
}

test("reports each failed test with file and reason, at the end and to the file", async () => {
  const { exitCode, all, stderr, collected } = await run({
    "sums.small.ts": `
      test("passes", () => {});
      describe("sums", () => {
        test("are right", () => { expect(1 + 1, process.env.FONDATION_TEST_FAILURES).toBe(3); });
      });`,
    "broken.small.ts": `describe("hooks", () => { beforeAll(() => { throw new Error("no ground"); }); test("never", () => {}); });`,
    "unread.small.ts": `throw new Error("no file");`,
  });
  expect(exitCode, all).toBe(1);
  expect(collected).toContain(
    "FAILED [unit] sums > are right (sums.small.ts)\n  expected 2 to be 3 // Object.is equality\n",
  );
  expect(collected).toContain("FAILED [unit] hooks (broken.small.ts)\n  no ground\n");
  expect(collected).toContain("FAILED [unit] (unread.small.ts)\n  no file\n");
  expect(collected).not.toContain("passes");
  expect(stderr).toContain(collected?.trimEnd());
}, 60_000);

test("reports nothing when all tests pass", async () => {
  const { exitCode, all, collected } = await run({ "sums.small.ts": `test("passes", () => {});` });
  expect([exitCode, collected], all).toEqual([0, undefined]);
  expect(all).not.toContain("FAILED");
}, 60_000);
