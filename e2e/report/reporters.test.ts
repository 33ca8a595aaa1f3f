/** By a real Playwright child that has the reporters of the suite. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";

const E2E = fileURLToPath(new URL("../", import.meta.url));
const CLI = path.join(E2E, "node_modules/@playwright/test/cli.js");
const TOKEN = "ghp_0123456789abcdef";

const imports = (names: string, file: string) =>
  `import { ${names} } from ${JSON.stringify(path.join(E2E, file))};\n`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fondation-reporters-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs a shard whose one test has a secret, attaches `body`, and expects `answer` to be 42. */
async function run(body: string, handedOn: boolean, answer = 42) {
  await writeFile(path.join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(
    path.join(folder, "playwright.config.ts"),
    `${imports("reporters", "report/reporters.ts")}
     export default { testMatch: "*.pw.ts", outputDir: "test-results",
       reporter: reporters(${JSON.stringify(folder)}, { json: false, blob: true, handedOn: ${handedOn} }) };`,
  );
  // The report quotes the lines of a test: its secret comes from elsewhere.
  await writeFile(
    path.join(folder, "secret.pw.ts"),
    `${imports("expect, test", "node_modules/@playwright/test/index.mjs")}${imports("noteSecrets", "evidence/run-secrets.ts")}
     test("has a secret", async () => {
       noteSecrets({ "github-token": process.env.TOKEN });
       await test.info().attach("log", { body: process.env.BODY, contentType: "text/plain" });
       expect(${answer}, "the answer").toBe(42);
     });`,
  );
  const options = { cwd: folder, extendEnv: false, reject: false, all: true } as const;
  const env = { PATH: process.env.PATH ?? "", HOME: tmpdir(), TOKEN, BODY: body };
  const { exitCode, all } = await execa(process.execPath, [CLI, "test", "--shard=1/1"], { ...options, env });
  const blobs = await readdir(path.join(folder, "blob-report")).catch(() => []);
  return { exitCode, all, blobs };
}

test("a shard is reported for merging beside everything else", async () => {
  const { exitCode, all, blobs } = await run("nothing", true);
  expect([exitCode, blobs], all).toEqual([0, ["report-1.zip"]]);
  const rest = await readdir(folder, { recursive: true });
  expect(rest).toEqual(expect.arrayContaining(["playwright-report/index.html", "test-results/junit.xml"]));
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
  expect(last).toMatch(/^FAILED \[\] has a secret \(secret\.pw\.ts:\d+\)\n {2}Error: the answer\n/);
  expect(last).toMatch(/Expected: 42\n\s+Received: 41\n\s+at secret\.pw\.ts:\d+\n?$/);
  expect((await run("nothing", false)).all).not.toContain("FAILED");
}, 60_000);
