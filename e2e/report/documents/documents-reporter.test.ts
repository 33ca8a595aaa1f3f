/** Runs a real Playwright child whose tests attach pictures as a reading of a course does. */
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
const ALL = SLUGS.length;

/** The documents that the test of each project attaches. */
const ATTACHED = {
  complete: SLUGS,
  incomplete: SLUGS.slice(0, -1),
  sample: ["step1_abstractions.yaml", SLUGS.at(-1) ?? ""],
};

let folder: string;
let page: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "fondation-report-"));
  page = await reportOfTwoShards();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs all projects on two shards, merges their reports, and returns `documents.html`. */
async function reportOfTwoShards(): Promise<string> {
  const reporter = JSON.stringify([
    path.join(E2E, "report/documents/documents-reporter.ts"),
    { outputFolder: `${folder}/html` },
  ]);
  await writeFile(
    path.join(folder, "course.pw.ts"),
    `import { test } from ${JSON.stringify(path.join(E2E, "node_modules/@playwright/test/index.mjs"))};
     import { reads } from ${JSON.stringify(path.join(E2E, "report/documents/course-tag.ts"))};
     test("reads a course", { annotation: reads("tiny") }, async () => {
       for (const slug of ${JSON.stringify(ATTACHED)}[test.info().project.name]) {
         await test.info().attach("document " + slug, { body: Buffer.from("picture of " + slug), contentType: "image/webp" });
       }
     });
     test("reads another", { annotation: reads("tiny", { engine: "claude" }) }, () => {
       test.skip(test.info().project.name !== "complete");
     });
     test("reads a sample", { annotation: reads("hostile", { sample: true }) }, () => {});
     test("reads nothing", () => {});`,
  );
  const projects = Object.keys(ATTACHED).map((name) => ({
    name,
    metadata: { depth: name === "sample" ? "sample" : "full" },
  }));
  await writeFile(
    path.join(folder, "playwright.config.ts"),
    `export default { testDir: ".", testMatch: "*.pw.ts", fullyParallel: true, projects: ${JSON.stringify(projects)},
       reporter: process.env.MERGE ? [${reporter}] : [["blob", { outputFile: process.env.BLOB }]] };`,
  );
  const run = (args: string[], env: Record<string, string>) =>
    promisify(execFile)(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: tmpdir(), ...env },
    });
  for (const shard of ["1", "2"]) {
    // Each run empties the folder to which it writes.
    await run(["test", `--shard=${shard}/2`], { BLOB: `${folder}/shard-${shard}/${shard}.zip` });
    await cp(`${folder}/shard-${shard}`, `${folder}/blobs`, { recursive: true });
  }
  await run(["merge-reports", "--config", "playwright.config.ts", "blobs"], { MERGE: "1" });
  return readFile(path.join(folder, "html/documents.html"), "utf8");
}

function section(heading: string): string {
  return page.split("<section ").find((part) => part.includes(`>${heading} <small>`)) ?? "";
}

test("the overview counts complete courses and names each course with its documents", () => {
  expect(page).toContain('<strong class="missing">1 cours complet sur 9</strong>');
  expect(page).toContain(`tiny · complete</a> : ${ALL} sur ${ALL}<`);
});

test("a course that was read whole shows the picture of each document", async () => {
  const pictures = [...section("tiny · complete").matchAll(/<img src="([^"]+)"/g)];
  expect(pictures).toHaveLength(ALL);
  for (const [, picture = ""] of pictures) {
    expect(await readFile(path.join(folder, "html", picture), "utf8")).toMatch(/^picture of /);
  }
  expect(section("tiny · complete")).toContain('aria-label="Agrandir Chapitre 1 : Tally"');
});

test("a course without attached pictures is shown with placeholders only", () => {
  expect(page).toContain(`tiny (claude) · complete</a> : <strong class="missing">0 sur ${ALL}</strong>`);
  expect(section("tiny (claude) · complete").match(/Document manquant/g)).toHaveLength(ALL);
});

test("a document that was not read is shown as a placeholder", () => {
  const incomplete = section("tiny · incomplete");
  expect(incomplete).toContain(`<strong class="missing">${ALL - 1} sur ${ALL}</strong>`);
  expect(incomplete.match(/<figure class="hole">/g)).toHaveLength(1);
  expect(incomplete).toMatch(/Document manquant[^\n]*tutorial_03_order\.md/);
});

test("a sample reading shows placeholders only for documents of the sample", () => {
  const sample = section("tiny · sample");
  expect(sample).toContain('<strong class="missing">2 sur 7</strong>');
  expect(sample).toContain("tutorial_01_tally.md");
  expect(sample).not.toContain("tutorial_02_report.md");
  expect(section("hostile · complete")).toContain('<strong class="missing">0 sur 7</strong>');
});
