/** Runs a real Playwright child with the reporters of the suite. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { imports, runSmall } from "./small-run.ts";

const TOKEN = "ghp_0123456789abcdef";

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), "fondation-reporters-"));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Runs a shard with one test that has a secret, attaches `body`, and expects `answer` to be 42. */
async function run(body: string, published: boolean, answer = 42, page = false) {
  const folder = await mkdtemp(`${scratch}/`);
  const { exitCode, all } = await runSmall(folder, {
    imports: [
      imports("reporters", "report/reporters.ts"),
      imports("FAILURE_ARTIFACTS", "report/failure-artifacts.ts"),
      imports("browserOptions", "suite/browser-options.ts"),
      imports("noteSecrets", "secrets/run-secrets.ts"),
    ],
    config: `{ testMatch: "*.pw.ts", outputDir: "test-results", use: { ...FAILURE_ARTIFACTS, ...browserOptions() },
      reporter: reporters(${JSON.stringify(folder)}, { json: false, blob: true, published: ${published} }) }`,
    // The report quotes the source of a test, so the test reads the secret from the environment.
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
  return { exitCode, all, blobs, folder };
}

type Run = Awaited<ReturnType<typeof run>>;
let passed: Run;
let failed: Run;
let kept: Run;
let published: Run;
beforeAll(async () => {
  [passed, failed] = await Promise.all([run("nothing", true), run("nothing", false, 41, true)]);
  [kept, published] = await Promise.all([run(TOKEN, false), run(TOKEN, true)]);
}, 180_000);

test("a shard writes a report for merging next to everything else", async () => {
  expect([passed.exitCode, passed.blobs], passed.all).toEqual([0, ["report-1.zip"]]);
  const rest = await readdir(passed.folder, { recursive: true });
  expect(rest).toEqual(expect.arrayContaining(["playwright-report/index.html", "test-results/junit.xml"]));
  const file = path.join(passed.folder, "test-results/durations.json");
  expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject([{ tests: 1 }]);
});

test("a secret in the report for merging fails the run", () => {
  expect(kept.exitCode, kept.all).toBe(1);
  expect(kept.all).toContain("github-token (system 1) (packed in ");
  expect(kept.all).toContain(`) in ${kept.folder}/blob-report/report-1.zip`);
  expect(kept.all).not.toContain(TOKEN);
  expect(kept.blobs).toEqual(["report-1.zip"]);
});

test("a report with a secret is removed where reports are published", () => {
  expect([published.exitCode, published.blobs], published.all).toEqual([1, []]);
});

test("the last lines of a run say which test failed, where and why", async () => {
  const { exitCode, all, folder } = failed;
  expect(exitCode, all).toBe(1);
  const last = all.slice(all.lastIndexOf("FAILED"));
  expect(last).toMatch(/^FAILED \[\] has a secret \(small\.pw\.ts:\d+\)\n {2}Error: the answer\n/);
  expect(last).toMatch(/Expected: 42\n\s+Received: 41\n\s+at small\.pw\.ts:\d+\n?$/);
  // A caller that collects failures gets the same text.
  expect(last.trimEnd()).toBe((await readFile(path.join(folder, "failures.txt"), "utf8")).trimEnd());
  expect(passed.all).not.toContain("FAILED");
});

test("a test that failed with a page open has its trace and screenshot in the report", async () => {
  const data = path.join(failed.folder, "playwright-report/data");
  const names = await readdir(data);
  expect(names.map((name) => path.extname(name))).toEqual(expect.arrayContaining([".png", ".zip"]));
  const trace = await readFile(path.join(data, names.find((name) => name.endsWith(".zip")) ?? ""));
  const texts = Object.values(unzipSync(trace)).map((entry) => Buffer.from(entry).toString());
  expect(texts.filter((text) => /"method":"goto"[^\n]*<h1>Bonjour/.test(text))).toHaveLength(1);
});
