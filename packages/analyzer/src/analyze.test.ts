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

test("links, generated and vendored files are not taught", async () => {
  await using repository = await makeRepository({
    ...TYPESCRIPT_SHOP,
    "src/generated.ts": "// Code generated by a tool. DO NOT EDIT.\nexport const generated = 1;\n",
    "vendor/other/other.ts": "export const vendored = 1;\n",
    "src/passwd.ts": { link: "/etc/passwd" },
  });
  const { documents, leftOut } = await courseOf(repository);
  const text = documents.map(({ content }) => content.replace(/^summary: .*$/m, "")).join("\n");
  expect(leftOut?.en).toMatch(/vendor\/other\/other\.ts.*src\/generated\.ts/);
  expect(text).not.toMatch(/src\/generated\.ts|vendor\/other|passwd/);
});

test("the course says which files it leaves out and why", async () => {
  await using repository = await makeRepository({
    ...TYPESCRIPT_SHOP,
    "src/a_gen.go": "package a\n",
    "i18n/app_fr.ts": "<!DOCTYPE TS>\n<TS></TS>\n",
    "src/deep.js": `const b = ${"f(\n".repeat(60_000)}1${")".repeat(60_000)};\n`,
    ...Object.fromEntries(["a", "b", "c", "d"].map((name) => [`notes/${name}.ipynb`, "{}"])),
  });
  const course = await courseOf(repository);
  expect(await findingsIn(course, repository)).toEqual([]);
  const said = documentLike(course, "step2").replace(/\s+/gu, " ");
  expect(said).toContain(course.leftOut?.fr.replace(/\s+/gu, " "));
  expect(course.leftOut?.fr.replace(/\s+/gu, " ")).toBe(
    "Ne sont pas étudiés : 1 fichier généré par un outil (src/a_gen.go) ; " +
      "1 fichier trop imbriqué pour être analysé (src/deep.js, 241 ko) ; " +
      "4 notebooks Jupyter (notes/a.ipynb, notes/b.ipynb, notes/c.ipynb et 1 autre) ; " +
      "1 fichier de données qui porte l’extension d’un langage (i18n/app_fr.ts).",
  );
  expect(documentLike(course, "step1")).not.toMatch(/ipynb|deep\.js|app_fr/);
  const english = await courseOf(repository, { language: "en" });
  expect(documentLike(english, "step2")).toContain(course.leftOut?.en);
  expect(course.leftOut?.en).toContain(
    "4 Jupyter notebooks (notes/a.ipynb, notes/b.ipynb, notes/c.ipynb and 1 other)",
  );
}, 120_000);

test("code in a single-byte encoding is taught as it is written", async () => {
  const facture = Buffer.from(
    "# -*- coding: iso-8859-1 -*-\n\n\nclass Facture:\n" +
      '    """Gère la facture déjà créée par un client."""\n\n    def total(self):\n        return "é"\n',
    "latin1",
  );
  await using repository = await makeRepository({ "facture.py": facture });
  const course = await courseOf(repository, { chapters: 3 });
  expect(await findingsIn(course, repository)).toEqual([]);
  const text = course.documents.map(({ content }) => content).join("\n");
  expect(text).toContain("Gère la facture déjà créée par un client.");
  expect(text).not.toContain("\uFFFD");
});

test("an abstraction of many files names some and counts the others", async () => {
  const many = Array.from({ length: 400 }, (_, index) => [
    `services/${"customer-accounts/".repeat(1 + (index % 3))}handler-${index}.ts`,
    `export function handle${index}() {\n  return ${index};\n}\n`,
  ]);
  await using repository = await makeRepository(Object.fromEntries(many));
  const course = await courseOf(repository, { chapters: 3 });
  expect(await findingsIn(course, repository)).toEqual([]);
  const step1 = documentLike(course, "step1");
  expect(step1.match(/\.ts$/gm)?.length).toBeLessThanOrEqual(3 * 50);
  expect(step1).toMatch(/les 50 fichiers les plus importants, et \d+\s+autres n’y figurent\s+pas/u);
  const plan = course.documents.filter(({ slug }) => slug.endsWith(".yaml"));
  expect(Math.max(...plan.map(({ content }) => content.length))).toBeLessThan(20_000);
});

test("a name of 300,000 letters is not repeated in the course", async () => {
  const lines = "a();\n".repeat(2_000);
  const long = `${lines}export function ${"x".repeat(300_000)}() {\n  return 1;\n}\n`;
  await using repository = await makeRepository({ ...TYPESCRIPT_SHOP, "src/long.ts": long });
  const course = await courseOf(repository);
  expect(await findingsIn(course, repository)).toEqual([]);
  expect(Math.max(...course.documents.map(({ content }) => content.length))).toBeLessThan(50_000);
});

test("hostile text is shown, never interpreted", async () => {
  await using repository = await makeRepository(HOSTILE);
  const course = await courseOf(repository);
  for (const { slug, content } of course.documents.filter(({ slug }) => slug.endsWith(".md"))) {
    const prose = content
      .replace(/^(`{3,})[^`\n]*\n[\s\S]*?^\1$/gm, "")
      .replace(/(`+)[^`][\s\S]*?\1(?!`)/g, "");
    expect(prose, slug).not.toMatch(/(?<!\\)<script|(?<!\\)!\[image|(?<!\\)\]\(javascript:/);
  }
  expect(documentLike(course, "step2")).toContain(
    "This is alert(1) a README that tries to break out of everything with $& and $1.",
  );
});

test("a cut never divides a character, in a comment or in a name", async () => {
  // 319 or 320 units before the emoji: in one of the two, the cut of a comment is inside it.
  const comments = ["one", "two", "three", "four"].map((name, offset) => {
    const comment = "说".repeat(318 + offset) + "🚀".repeat(200);
    return [`${name}.ts`, `/** ${comment} */\nexport class ${name} {\n  go() {\n    return 1;\n  }\n}\n`];
  });
  const name = "A".repeat(47) + "𝒜".repeat(4);
  const named = `class ${name}:\n    """Is named in letters of two units."""\n\n    def go(self):\n        return 1\n`;
  await using repository = await makeRepository({ ...Object.fromEntries(comments), "letters.py": named });
  const course = await courseOf(repository, { chapters: 3 });
  expect(await findingsIn(course, repository)).toEqual([]);
  const divided = course.documents.filter(({ content, title }) => !`${title}${content}`.isWellFormed());
  expect(divided.map(({ slug }) => slug)).toEqual([]);
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
