import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Installation, install } from "../testing/installation.ts";

const LIMIT = 60_000;
let fondation: Installation;
let repository: string;
beforeAll(async () => {
  fondation = await install();
  repository = await fondation.repository("sample");
  const { code, stderr } = await fondation.run(["analyze", repository, "--out", "course", "--chapters", "3"]);
  expect([code, stderr]).toEqual([0, expect.stringContaining("12 documents")]);
}, 180_000);
afterAll(() => fondation.remove());

/** The hash of every file below a directory, by path. */
function filesOf(name: string): Record<string, string> {
  const root = join(fondation.work, name);
  const files = globSync("**/*", { cwd: root }).filter((file) => statSync(join(root, file)).isFile());
  const hash = (file: string) =>
    createHash("sha256")
      .update(readFileSync(join(root, file)))
      .digest("hex");
  return Object.fromEntries(files.sort().map((file) => [file, hash(file)]));
}

/** A copy of the course to damage. */
function copy(name: string): string {
  cpSync(join(fondation.work, "course"), join(fondation.work, name), { recursive: true });
  return join(fondation.work, name);
}

describe("analyze", () => {
  test("writes 3 + 3·N documents and course.json", () => {
    const names = Object.keys(filesOf("course"));
    expect(names).toHaveLength(13);
    expect(names).toContain("course.json");
    expect(names.filter((name) => name.startsWith("tutorials/tutorial_0"))).toHaveLength(3);
  });

  test("writes the same bytes again and replaces the earlier course", { timeout: LIMIT }, async () => {
    const before = filesOf("course");
    const { code, stdout } = await fondation.run([
      "analyze",
      repository,
      "--out",
      "course",
      "--chapters",
      "3",
      "--json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ chapters: 3, verification: { passed: true } });
    expect(filesOf("course")).toEqual(before);
  });

  test("ends at a signal while the engine is busy, and leaves nothing", { timeout: LIMIT }, async () => {
    // Each file keeps the parser busy until it gives up, for five seconds of processor time.
    const broken = "= + *\n".repeat(60_000);
    const names = Array.from({ length: 40 }, (_, index) => `broken${index}.js`);
    const busy = await fondation.repository("busy", Object.fromEntries(names.map((name) => [name, broken])));
    const running = fondation.start(["analyze", busy, "--out", "busy-course", "--chapters", "3"]);
    await running.line(/step 1 of 6/);
    // By now it is parsing, or about to.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    running.child.kill("SIGTERM");
    expect(await running.ended()).not.toBe(0);
    expect(running.text()).toContain("stopped before the course was written");
    expect(existsSync(join(fondation.work, "busy-course"))).toBe(false);
    expect(fondation.leftovers()).toEqual([]);
  });

  test("says in English that a repository is too small for a French course", { timeout: LIMIT }, async () => {
    const tiny = await fondation.repository("tiny", { "a.ts": "export const one = 1;\n" });
    const { code, stderr } = await fondation.run(["analyze", tiny, "--out", "tiny-course"]);
    expect(code).toBe(0);
    expect(stderr).toContain("the repository is too small for 10 chapters: the course has 3");
    expect(stderr).not.toContain("Ce dépôt");
    const { shortfall } = JSON.parse(
      readFileSync(join(fondation.work, "tiny-course", "course.json"), "utf8"),
    );
    expect(shortfall).toContain("Ce dépôt");
  });

  test("refuses the engine that has no credential, and says so", async () => {
    const { code, stderr } = await fondation.run([
      "analyze",
      repository,
      "--out",
      "other",
      "--engine",
      "claude",
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain("ENGINE_AUTH");
    expect(stderr).toContain("ANTHROPIC_API_KEY");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("leaves nothing in the temporary directory", () => {
    expect(fondation.leftovers()).toEqual([]);
  });
});

describe("verify", () => {
  const verify = (directory: string, ...more: string[]) =>
    fondation.run(["verify", directory, "--repository", repository, ...more]);

  test("accepts an untouched course", async () => {
    const { code, stdout } = await verify("course", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ passed: true });
  });

  test("analyzes an untouched course again and finds every document the same", async () => {
    const { code, stdout } = await verify("course", "--again", "--json");
    expect(code).toBe(0);
    const { checks } = JSON.parse(stdout);
    const documents = globSync(["*.yaml", "*/*.md"], { cwd: join(fondation.work, "course") });
    expect(checks).toContainEqual(
      expect.objectContaining({ id: "G13", checked: documents.length, failed: 0 }),
    );
  });

  test.each([
    ["a model", { name: "claude", version: "1" }],
    ["another version", { name: "static", version: "0" }],
  ])("refuses to analyze the course of %s again", async (_, engine) => {
    const path = join(copy("not-repeatable"), "course.json");
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), engine }));
    const { code, stderr } = await verify("not-repeatable", "--again");
    expect([code, stderr]).toEqual([1, expect.stringContaining("COURSE_NOT_REPEATABLE")]);
    expect(stderr).toContain("Verify it without --again.");
  });

  test("prints the checks of a French course in English", async () => {
    const { code, stderr } = await verify("course");
    expect(code).toBe(0);
    expect(stderr).toMatch(/G1 +Documents whole and well formed +\d+ +0/);
    expect(stderr).not.toMatch(/[éèà]/);
  });

  test("ends with 1 and names a document that was changed", async () => {
    const damaged = copy("changed");
    const [chapter = ""] = globSync("chapters/*", { cwd: damaged });
    appendFileSync(join(damaged, chapter), "\nOne more line.\n");
    const { code, stderr } = await verify("changed");
    expect([code, stderr]).toEqual([1, expect.stringContaining(chapter)]);
  });

  test("ends with 1 and names a false citation, though every hash is right", async () => {
    const damaged = copy("false-citation");
    const [chapter = ""] = globSync("chapters/*", { cwd: damaged });
    const text = `${readFileSync(join(damaged, chapter), "utf8")}\nSee \`nowhere.ts#L1-L2\`.\n`;
    writeFileSync(join(damaged, chapter), text);
    const manifest = JSON.parse(readFileSync(join(damaged, "course.json"), "utf8"));
    const entry = manifest.documents.find(({ slug }: { slug: string }) => slug === chapter);
    entry.sha256 = createHash("sha256").update(text).digest("hex");
    entry.bytes = Buffer.byteLength(text);
    writeFileSync(join(damaged, "course.json"), JSON.stringify(manifest));
    const { code, stdout } = await verify("false-citation");
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`${chapter}:\\d+ .*nowhere\\.ts`));
  });

  test("shows control characters of a file's name instead of sending them", async () => {
    writeFileSync(join(copy("escapes"), "chapters", "\u001b]0;owned\u0007.md"), "x");
    const { code, stderr } = await verify("escapes");
    expect([code, stderr]).toEqual([1, expect.stringContaining("chapters/\\u{1b}]0;owned\\u{7}.md")]);
    expect(stderr).not.toContain("\u001b]");
  });

  test("ends with 1 for a document that the manifest does not list", async () => {
    writeFileSync(join(copy("stranger"), "tutorials", "tutorial_04_more.md"), "# More\n");
    const { code, stderr } = await verify("stranger");
    expect([code, stderr]).toEqual([1, expect.stringContaining("tutorial_04_more.md")]);
  });

  test.each([
    ["a pipe", (path: string) => execFileSync("mkfifo", [path])],
    ["a link to what never ends", (path: string) => symlinkSync("/dev/zero", path)],
    ["a directory", (path: string) => mkdirSync(path)],
  ])("ends with 1 for %s in the place of a document or of the manifest", async (_, make) => {
    for (const name of ["course.json", "step1_abstractions.yaml"]) {
      const path = join(copy("replaced"), name);
      rmSync(path, { recursive: true });
      make(path);
      const { code, stderr } = await verify("replaced");
      expect([code, stderr]).toEqual([1, expect.stringContaining("PATH_UNSAFE")]);
      rmSync(path, { recursive: true });
    }
  });

  test("ends with 1 without a course", async () => {
    const { code, stderr } = await verify(".");
    expect([code, stderr]).toEqual([1, expect.stringContaining("COURSE_NOT_FOUND")]);
  });
});
