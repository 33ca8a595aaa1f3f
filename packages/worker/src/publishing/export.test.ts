import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Course, createManifest, textSha256, readManifest } from "@fondation/course";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { exportBooklet, exportCourse } from "./export.ts";

const report = { passed: true, checks: [] };

function courseOf(documents: Readonly<Record<string, string>>): Course {
  return {
    repository: "ada/engine",
    commit: "a".repeat(40),
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters: 3,
    documents: Object.entries(documents).map(([slug, content]) => ({
      slug,
      kind: "chapter",
      position: 1,
      title: slug,
      content,
    })),
  };
}

function write(documents: Readonly<Record<string, string>>, directory: string): Promise<void> {
  const course = courseOf(documents);
  return exportCourse(course, createManifest(course, [], report), directory);
}

let scratch: ReturnType<typeof createScratch>;
beforeEach(() => {
  scratch = createScratch();
});
afterEach(() => scratch[Symbol.dispose]());

test("a course becomes one file per document, byte for byte, and a manifest", async () => {
  const content = "# Chapitre 1 : $& é\n";
  await write({ "chapters/chapter_01_x.md": content, "step1_abstractions.yaml": "a: 1\n" }, scratch.path);
  expect(readFileSync(join(scratch.path, "chapters/chapter_01_x.md"), "utf8")).toBe(content);
  const manifest = readManifest(readFileSync(join(scratch.path, "course.json"), "utf8"));
  expect(manifest.documents.map(({ slug }) => slug)).toEqual([
    "chapters/chapter_01_x.md",
    "step1_abstractions.yaml",
  ]);
});

test("an earlier course is replaced, and other files stay", async () => {
  await write(
    { "chapters/chapter_01_old.md": "old\n", "tutorials/tutorial_01_old.md": "old\n" },
    scratch.path,
  );
  writeFileSync(join(scratch.path, "notes.txt"), "mine\n");
  await write({ "chapters/chapter_01_new.md": "new\n" }, scratch.path);
  expect(existsSync(join(scratch.path, "chapters/chapter_01_old.md"))).toBe(false);
  expect(existsSync(join(scratch.path, "tutorials"))).toBe(false);
  expect(readFileSync(join(scratch.path, "chapters/chapter_01_new.md"), "utf8")).toBe("new\n");
  expect(readFileSync(join(scratch.path, "notes.txt"), "utf8")).toBe("mine\n");
});

test("a directory with other files is refused and not changed", async () => {
  mkdirSync(join(scratch.path, "src"));
  await expect(write({ "step1_abstractions.yaml": "a\n" }, scratch.path)).rejects.toMatchObject({
    code: "OUTPUT_NOT_EMPTY",
  });
  expect(existsSync(join(scratch.path, "step1_abstractions.yaml"))).toBe(false);
});

test("nothing is written outside the directory", async () => {
  const directory = join(scratch.path, "out");
  await expect(write({ "../escaped.md": "a\n" }, directory)).rejects.toThrow("leads out");
  expect(existsSync(join(scratch.path, "escaped.md"))).toBe(false);
});

test("diagrams and the PDF are written, and removed with the course", async () => {
  const course = courseOf({ "step1_abstractions.yaml": "a\n" });
  const manifest = createManifest(course, [], report);
  const source = "flowchart LR\n  a --> b";
  const file = join(scratch.path, "diagrams", `${textSha256(source)}.svg`);
  await exportCourse(course, manifest, scratch.path, {
    diagrams: [{ source, light: "<svg>clair</svg>", dark: "<svg>sombre</svg>" }],
  });
  expect(await exportBooklet(Buffer.from("%PDF-"), scratch.path)).toBe(true);
  expect(readFileSync(file, "utf8")).toBe("<svg>clair</svg>");
  expect(readFileSync(join(scratch.path, "course.pdf"), "utf8")).toBe("%PDF-");
  writeFileSync(join(scratch.path, "diagrams", "mine.svg"), "<svg/>");
  await exportCourse(course, manifest, scratch.path);
  expect(existsSync(file)).toBe(false);
  expect(existsSync(join(scratch.path, "course.pdf"))).toBe(false);
  expect(existsSync(join(scratch.path, "diagrams", "mine.svg"))).toBe(true);
});

test("a PDF is added to a course only, and never through a link", async () => {
  expect(await exportBooklet(Buffer.from("%PDF-"), scratch.path)).toBe(false);
  expect(readdirSync(scratch.path)).toEqual([]);
  await write({ "step1_abstractions.yaml": "a\n" }, scratch.path);
  const other = join(scratch.path, "mine.pdf");
  writeFileSync(other, "mine");
  symlinkSync(other, join(scratch.path, "course.pdf"));
  await expect(exportBooklet(Buffer.from("%PDF-"), scratch.path)).rejects.toMatchObject({
    code: "OUTPUT_UNSAFE",
  });
  expect(readFileSync(other, "utf8")).toBe("mine");
});

/** Starts an export in a process, and kills it between the last document and the manifest. */
async function killInTheMiddle(
  documents: Readonly<Record<string, string>>,
  directory: string,
): Promise<void> {
  const course = courseOf(documents);
  const program = join(import.meta.dirname, "./testing/export-process.ts");
  const input = JSON.stringify({ course, manifest: createManifest(course, [], report), directory });
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(input);
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "close");
}

test("a killed export leaves no valid course, and the next export replaces it", async () => {
  const directory = join(scratch.path, "ada/engine/commit");
  await killInTheMiddle({ "chapters/chapter_01_a.md": "half\n" }, directory);
  expect(existsSync(directory)).toBe(false);
  const [left] = readdirSync(dirname(directory));
  const long = new Date(Date.now() - 3_600_000);
  utimesSync(join(dirname(directory), left ?? ""), long, long);
  await write({ "chapters/chapter_01_b.md": "whole\n" }, directory);
  expect(readdirSync(dirname(directory))).toEqual(["commit"]);
  expect(readdirSync(directory).toSorted()).toEqual(["chapters", "course.json"]);
});

test("the running export of another program is left alone", async () => {
  const directory = join(scratch.path, "ada/engine/commit");
  await killInTheMiddle({ "chapters/chapter_01_a.md": "half\n" }, directory);
  const [other] = readdirSync(dirname(directory));
  await write({ "chapters/chapter_01_b.md": "whole\n" }, directory);
  expect(readdirSync(dirname(directory)).toSorted()).toEqual([other, "commit"]);
});

test("an export killed before it moves its files leaves the earlier course whole", async () => {
  await write({ "chapters/chapter_01_old.md": "old\n" }, scratch.path);
  writeFileSync(join(scratch.path, "notes.txt"), "mine\n");
  await killInTheMiddle({ "tutorials/tutorial_01_half.md": "half\n" }, scratch.path);
  expect(existsSync(join(scratch.path, "course.json"))).toBe(true);
  expect(readFileSync(join(scratch.path, "chapters/chapter_01_old.md"), "utf8")).toBe("old\n");
  expect(existsSync(join(scratch.path, "tutorials"))).toBe(false);
  const left = readdirSync(scratch.path).find((name) => name.startsWith("."));
  const long = new Date(Date.now() - 3_600_000);
  utimesSync(join(scratch.path, left ?? ""), long, long);
  await write({ "chapters/chapter_01_new.md": "new\n" }, scratch.path);
  expect(readdirSync(scratch.path).toSorted()).toEqual(["chapters", "course.json", "notes.txt"]);
  expect(readdirSync(join(scratch.path, "chapters"))).toEqual(["chapter_01_new.md"]);
});

test("an export killed into an empty directory does not make it a foreign one", async () => {
  await killInTheMiddle({ "tutorials/tutorial_01_half.md": "half\n" }, scratch.path);
  await write({ "chapters/chapter_01_new.md": "new\n" }, scratch.path);
  expect(existsSync(join(scratch.path, "course.json"))).toBe(true);
});

test("the next export replaces a partly replaced course, and other files stay", async () => {
  const half = "tutorials/tutorial_01_half.md";
  mkdirSync(join(scratch.path, "tutorials"));
  writeFileSync(join(scratch.path, half), "half\n");
  writeFileSync(join(scratch.path, "notes.txt"), "mine\n");
  const listed = JSON.stringify(["chapters/chapter_01_old.md", half]);
  writeFileSync(join(scratch.path, ".course.json.part"), listed);
  await write({ "chapters/chapter_01_new.md": "new\n" }, scratch.path);
  expect(readdirSync(scratch.path).toSorted()).toEqual(["chapters", "course.json", "notes.txt"]);
  expect(readdirSync(join(scratch.path, "chapters"))).toEqual(["chapter_01_new.md"]);
});
