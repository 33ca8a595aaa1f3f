/** By a real Playwright child whose tests attach pictures as a reading does. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TINY } from "../../oracle/courses/tiny.ts";

const E2E = fileURLToPath(new URL("../../", import.meta.url));
const CLI = path.join(E2E, "node_modules/@playwright/test/cli.js");
const SLUGS = TINY.documents.map(([slug]) => slug);

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "fondation-report-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Runs a test that attaches pictures of these documents, on two shards whose reports are merged; returns the page. */
async function pageFor(slugs: readonly string[]): Promise<string> {
  const folder = await mkdtemp(`${directory}/`);
  const reporter = JSON.stringify([
    path.join(E2E, "report/documents/documents-reporter.ts"),
    { outputFolder: `${folder}/html` },
  ]);
  await writeFile(
    path.join(folder, "course.pw.ts"),
    `import { test } from ${JSON.stringify(path.join(E2E, "node_modules/@playwright/test/index.mjs"))};
     import { reads } from ${JSON.stringify(path.join(E2E, "report/documents/course-tag.ts"))};
     test("reads a course", { annotation: reads("tiny") }, async () => {
       for (const slug of ${JSON.stringify(slugs)}) {
         await test.info().attach("document " + slug, { body: Buffer.from("picture of " + slug), contentType: "image/webp" });
       }
     });
     test("reads another", { annotation: reads("tiny", "claude") }, () => {});
     test("reads nothing", () => {});`,
  );
  await writeFile(
    path.join(folder, "playwright.config.ts"),
    `export default { testDir: ".", testMatch: "*.pw.ts", fullyParallel: true, projects: [{ name: "processes" }],
       reporter: process.env.MERGE ? [${reporter}] : [["blob", { outputFile: process.env.BLOB }]] };`,
  );
  const run = (args: string[], env: Record<string, string>) =>
    promisify(execFile)(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: tmpdir(), ...env },
    });
  for (const shard of ["1", "2"]) {
    // Each empties the folder that it writes to.
    await run(["test", `--shard=${shard}/2`], { BLOB: `${folder}/shard-${shard}/${shard}.zip` });
    await cp(`${folder}/shard-${shard}`, `${folder}/blobs`, { recursive: true });
  }
  await run(["merge-reports", "--config", "playwright.config.ts", "blobs"], { MERGE: "1" });
  const page = await readFile(path.join(folder, "html/documents.html"), "utf8");
  for (const [, picture = ""] of page.matchAll(/<img src="([^"]+)"/g)) {
    expect(await readFile(path.join(folder, "html", picture), "utf8")).toMatch(/^picture of /);
  }
  return page;
}

test("a course that was read whole shows a picture of each document, one that never came as many holes, also when shards are merged", async () => {
  const page = await pageFor(SLUGS);
  expect(page).toContain("tiny · processes</a> : 15 sur 15<");
  expect(page).toContain("1 cours complet sur 2");
  expect(page.match(/<img /g)).toHaveLength(15);
  expect(page).toContain('tiny (claude) · processes</a> : <strong class="missing">0 sur 15</strong>');
  expect(page.match(/Document manquant/g)).toHaveLength(15);
  expect(page).toContain('aria-label="Agrandir Chapitre 1 : main"');
}, 60_000);

test("a document that was not read is a hole that cannot be overlooked", async () => {
  const page = await pageFor(SLUGS.slice(0, 14));
  expect(page).toContain('<strong class="missing">14 sur 15</strong>');
  expect(page).toContain('<strong class="missing">0 cours complet sur 2</strong>');
  expect(page.match(/<figure class="hole">/g)).toHaveLength(1 + 15);
  expect(page).toMatch(/Document manquant[^\n]*tutorial_04_count_words\.md/);
}, 60_000);
