import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GO_ROUTER, MIXED, PYTHON_TASKS, TYPESCRIPT_SHOP } from "@fondation/code/testing/samples";
import { HOSTILE } from "@fondation/repository/testing/hostile-files";
import { makeRepository } from "@fondation/repository/testing/test-repository";
import { expect, test } from "vitest";
import type { AnalysisProgress } from "./index.ts";
import { courseOf, documentLike, findingsIn } from "./testing/course.ts";

test.each([
  ["TypeScript", TYPESCRIPT_SHOP, 10],
  ["Python", PYTHON_TASKS, 7],
  ["Go", GO_ROUTER, 4],
  ["mixed languages", MIXED, 10],
  ["hostile content and names", HOSTILE, 10],
])("a course of a repository in %s passes every check", async (_name, files, chapters) => {
  await using repository = await makeRepository(files);
  const course = await courseOf(repository);
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.chapters).toBe(chapters);
  expect(course.documents).toHaveLength(3 + 3 * chapters);
});

test("a course of this product's own code passes every check and has ten chapters", async () => {
  const files: Record<string, string> = {};
  for (const name of ["analyzer", "code", "course", "course-checks", "engine-static", "environment"]) {
    const directory = fileURLToPath(new URL(`../../${name}/src/`, import.meta.url));
    const paths = readdirSync(directory, { recursive: true, encoding: "utf8" });
    for (const path of paths.filter((item) => item.endsWith(".ts"))) {
      files[`packages/${name}/src/${path}`] = readFileSync(join(directory, path), "utf8");
    }
    files[`packages/${name}/package.json`] = readFileSync(join(directory, "../package.json"), "utf8");
  }
  await using repository = await makeRepository(files);
  const course = await courseOf(repository);
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.chapters).toBe(10);
  // A topic takes the name of its package when the package's files mostly use each other.
  expect(documentLike(course, "step1")).toContain("name: Environment\n");
}, 120_000);

test("an English course passes every check and has no French sentences", async () => {
  await using repository = await makeRepository(TYPESCRIPT_SHOP);
  const course = await courseOf(repository, { language: "en" });
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.documents.map(({ content }) => content).join("\n")).not.toMatch(/ fichier| utilise|Étape|«/);
});

test.each([3, 7, 15])("a course can be asked for with %i chapters", async (chapters) => {
  await using repository = await makeRepository(MIXED);
  const course = await courseOf(repository, { chapters });
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.chapters).toBe(chapters);
  expect(course.shortfall).toBeUndefined();
});

test("a number of chapters outside 3…20 is refused", async () => {
  await using repository = await makeRepository(TYPESCRIPT_SHOP);
  await expect(courseOf(repository, { chapters: 2 })).rejects.toMatchObject({ code: "INTERNAL" });
  await expect(courseOf(repository, { chapters: 21 })).rejects.toMatchObject({ code: "INTERNAL" });
});

test.each([
  ["one line", { "main.py": 'print("hello")\n' }],
  ["one function", { "hello.go": "package main\n\nfunc main() {\n\tprintln(1)\n}\n" }],
  ["a language known by name only", { "main.rs": "fn main() {\n    println!(1);\n}\n" }],
  [
    "two files",
    { "a.js": "export const a = 1;\n", "b.js": 'import { a } from "./a.js";\nconsole.log(a);\n' },
  ],
  [
    "one class",
    {
      "a.py": `class A:\n${["b", "c", "d", "e"].map((m) => `    def ${m}(self):\n        return self.b()\n`).join("\n")}`,
    },
  ],
])("a tiny repository (%s) gives at least three chapters and explains it", async (_name, files) => {
  await using repository = await makeRepository(files);
  const course = await courseOf(repository);
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(course.chapters).toBeGreaterThanOrEqual(3);
  expect(course.chapters).toBeLessThan(10);
  expect(course.shortfall).toContain("trop petit");
});

test.each([
  ["nothing", {}],
  ["a README and data", { "README.md": "# Hello\n\nNothing here to run at all.\n", "data.json": "{}" }],
  [
    "vendored code",
    {
      "node_modules/a/index.js": "export const a = 1;\n",
      "vendor/b/b.go": "package b\n",
      "vendor/modules.txt": "# example.org/b v1.0.0\n",
    },
  ],
  ["links that lead out", { "main.py": { link: "/etc/hostname" } }],
])("a repository that holds only %s is refused as empty", async (_name, files) => {
  await using repository = await makeRepository(files);
  await expect(courseOf(repository)).rejects.toMatchObject({ code: "REPOSITORY_EMPTY" });
});

test("the refusal of notebooks says that they are not read", async () => {
  await using repository = await makeRepository({ "a.ipynb": '{"cells": []}', "b.ipynb": '{"cells": []}' });
  await expect(courseOf(repository)).rejects.toMatchObject({
    code: "REPOSITORY_EMPTY",
    message: expect.stringContaining("(left out: 2 as notebook, for example a.ipynb)"),
    advice: expect.stringContaining("notebooks"),
  });
});

test("a repository without a commit is refused as empty", async () => {
  await expect(courseOf({ path: tmpdir(), commit: "HEAD" })).rejects.toMatchObject({
    code: "REPOSITORY_EMPTY",
  });
});

test("the same commit gives the same bytes in every directory and time zone", async () => {
  await using first = await makeRepository(MIXED);
  await using second = await makeRepository(MIXED);
  expect(second.commit).toBe(first.commit);
  const zone = process.env.TZ;
  const one = await courseOf(first);
  process.env.TZ = "Pacific/Auckland";
  try {
    expect(await courseOf(second)).toEqual(one);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("each document is reported once, with its stage and the total", async () => {
  await using repository = await makeRepository(GO_ROUTER);
  const seen: AnalysisProgress[] = [];
  const course = await courseOf(repository, { onProgress: (progress) => seen.push(progress) });
  const documents = seen.filter(({ document }) => document !== undefined);
  expect(documents.map(({ document }) => document?.slug)).toEqual(course.documents.map(({ slug }) => slug));
  expect(documents.map(({ documentsDone }) => documentsDone)).toEqual(
    course.documents.map((_, index) => index + 1),
  );
  expect(documents.at(-1)).toMatchObject({
    stage: "tutorials",
    step: 6,
    documentsTotal: course.documents.length,
  });
  expect([...new Set(seen.map(({ stage }) => stage))]).toEqual([
    "abstractions",
    "relationships",
    "order",
    "chapters",
    "reviews",
    "tutorials",
  ]);
});

test("an abort ends the analysis with the signal's reason", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      `src/file${index}.ts`,
      `import { f${index ? index - 1 : 399} } from "./file${index ? index - 1 : 399}.ts";\n${"export function pad(): void {}\n".repeat(40)}export function f${index}(): void {}\n`,
    ]),
  );
  await using repository = await makeRepository(many);
  const controller = new AbortController();
  const reason = new Error("canceled");
  let reports = 0;
  const onProgress = () => {
    reports += 1;
    controller.abort(reason);
  };
  await expect(courseOf(repository, { signal: controller.signal, onProgress })).rejects.toBe(reason);
  // Nothing is finished after the abort.
  expect(reports).toBe(1);
});
