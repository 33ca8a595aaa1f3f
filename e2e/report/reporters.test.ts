/** By a real Playwright child that has the reporters of the suite. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, expect, test } from "vitest";
import { imports, runSmall } from "./small-run.ts";

const TOKEN = "ghp_0123456789abcdef";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fondation-reporters-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a shard whose one test has a secret, attaches `body`, and expects `answer` to be 42, perhaps with a page open. */
async function run(body: string, handedOn: boolean, answer = 42, page = false) {
  const { exitCode, all } = await runSmall(folder, {
    imports: [
      imports("reporters", "report/reporters.ts"),
      imports("FAILURE_ARTIFACTS", "report/failure-artifacts.ts"),
      imports("browserOptions", "suite/browser-options.ts"),
      imports("noteSecrets", "secrets/run-secrets.ts"),
    ],
    config: `{ testMatch: "*.pw.ts", outputDir: "test-results", use: { ...FAILURE_ARTIFACTS, ...browserOptions() },
      reporter: reporters(${JSON.stringify(folder)}, { json: false, blob: true, handedOn: ${handedOn} }) }`,
    // The report quotes the lines of a test: its secret comes from elsewhere.
    spec: `
      test("has a secret", async (${page ? "{ page }" : ""}) => {
        noteSecrets({ "github-token": process.env.TOKEN });
        await test.info().attach("log", { body: process.env.BODY, contentType: "text/plain" });
        ${page ? 'await page.goto("data:text/html,<h1>Bonjour</h1>");' : ""}
        expect(${answer}, "the answer").toBe(42);
      });`,
    words: ["--shard=1/1"],
    env: { TOKEN, BODY: body, FONDATION_TEST_FAILURES: path.join(folder, "failures.txt") },
  });
  const blobs = await readdir(path.join(folder, "blob-report")).catch(() => []);
  return { exitCode, all, blobs };
}

test("a shard is reported for merging beside everything else", async () => {
  const { exitCode, all, blobs } = await run("nothing", true);
  expect([exitCode, blobs], all).toEqual([0, ["report-1.zip"]]);
  const rest = await readdir(folder, { recursive: true });
  expect(rest).toEqual(expect.arrayContaining(["playwright-report/index.html", "test-results/junit.xml"]));
  const durations = JSON.parse(await readFile(path.join(folder, "test-results/durations.json"), "utf8"));
  expect(durations).toMatchObject([{ tests: 1 }]);
}, 60_000);

test("a secret in the report for merging fails the run, and does not leave a machine whose reports are handed on", async () => {
  const kept = await run(TOKEN, false);
  expect(kept.exitCode, kept.all).toBe(1);
  expect(kept.all).toContain(`github-token (system 1) (packed in `);
  expect(kept.all).toContain(`) in ${folder}/blob-report/report-1.zip`);
  expect(kept.all).not.toContain(TOKEN);
  expect(kept.blobs).toEqual(["report-1.zip"]);
  const handedOn = await run(TOKEN, true);
  expect([handedOn.exitCode, handedOn.blobs], handedOn.all).toEqual([1, []]);
}, 60_000);

test("the last lines of a run with a failed test say which, where and why", async () => {
  const { exitCode, all } = await run("nothing", false, 41);
  expect(exitCode, all).toBe(1);
  const last = all.slice(all.lastIndexOf("FAILED"));
  expect(last).toMatch(/^FAILED \[\] has a secret \(small\.pw\.ts:\d+\)\n {2}Error: the answer\n/);
  expect(last).toMatch(/Expected: 42\n\s+Received: 41\n\s+at small\.pw\.ts:\d+\n?$/);
  // Also where a caller collects what failed, to say it after what follows.
  expect(last.trimEnd()).toBe((await readFile(path.join(folder, "failures.txt"), "utf8")).trimEnd());
  expect((await run("nothing", false)).all).not.toContain("FAILED");
}, 60_000);

test("a test that failed with a page open has its trace and its screenshot in the report", async () => {
  const { exitCode, all } = await run("nothing", false, 41, true);
  expect(exitCode, all).toBe(1);
  const data = path.join(folder, "playwright-report/data");
  const names = await readdir(data);
  expect(names.map((name) => path.extname(name))).toEqual(expect.arrayContaining([".png", ".zip"]));
  const trace = await readFile(path.join(data, names.find((name) => name.endsWith(".zip")) ?? ""));
  const texts = Object.values(unzipSync(trace)).map((entry) => Buffer.from(entry).toString());
  // As a snapshot of the page has it.
  expect(texts.some((text) => /\["H1",[^\]]*"Bonjour"\]/.test(text))).toBe(true);
}, 60_000);
