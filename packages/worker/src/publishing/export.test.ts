import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Course, createManifest, textSha256, readManifest } from "@fondation/course";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { exportCourse } from "./export.ts";

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

test("a course becomes one file a document, byte for byte, and its manifest", async () => {
  const content = "# Chapitre 1 : $& é\n";
  await write({ "chapters/chapter_01_x.md": content, "step1_abstractions.yaml": "a: 1\n" }, scratch.path);
  expect(readFileSync(join(scratch.path, "chapters/chapter_01_x.md"), "utf8")).toBe(content);
  const manifest = readManifest(readFileSync(join(scratch.path, "course.json"), "utf8"));
  expect(manifest.documents.map(({ slug }) => slug)).toEqual([
    "chapters/chapter_01_x.md",
    "step1_abstractions.yaml",
  ]);
});

test("an earlier course is replaced, and files of another kind stay", async () => {
  await write({ "chapters/chapter_01_old.md": "old\n", "tutorials/t.md": "old\n" }, scratch.path);
  writeFileSync(join(scratch.path, "notes.txt"), "mine\n");
  await write({ "chapters/chapter_01_new.md": "new\n" }, scratch.path);
  expect(existsSync(join(scratch.path, "chapters/chapter_01_old.md"))).toBe(false);
  expect(existsSync(join(scratch.path, "tutorials"))).toBe(false);
  expect(readFileSync(join(scratch.path, "chapters/chapter_01_new.md"), "utf8")).toBe("new\n");
  expect(readFileSync(join(scratch.path, "notes.txt"), "utf8")).toBe("mine\n");
});

test("a directory that holds something else is refused and left as it is", async () => {
  mkdirSync(join(scratch.path, "src"));
  await expect(write({ "a.md": "a\n" }, scratch.path)).rejects.toMatchObject({ code: "OUTPUT_NOT_EMPTY" });
  expect(existsSync(join(scratch.path, "a.md"))).toBe(false);
});

test("nothing is written outside the directory", async () => {
  const directory = join(scratch.path, "out");
  await expect(write({ "../escaped.md": "a\n" }, directory)).rejects.toThrow("leads out");
  expect(existsSync(join(scratch.path, "escaped.md"))).toBe(false);
});

test("drawn diagrams and the PDF are files of the course, and go with it", async () => {
  const course = courseOf({ "a.md": "a\n" });
  const manifest = createManifest(course, [], report);
  const source = "flowchart LR\n  a --> b";
  const file = join(scratch.path, "diagrams", `${textSha256(source)}.svg`);
  await exportCourse(course, manifest, scratch.path, {
    diagrams: [{ source, light: "<svg>clair</svg>", dark: "<svg>sombre</svg>" }],
    booklet: Buffer.from("%PDF-"),
  });
  expect(readFileSync(file, "utf8")).toBe("<svg>clair</svg>");
  expect(readFileSync(join(scratch.path, "course.pdf"), "utf8")).toBe("%PDF-");
  writeFileSync(join(scratch.path, "diagrams", "mine.svg"), "<svg/>");
  await exportCourse(course, manifest, scratch.path);
  expect(existsSync(file)).toBe(false);
  expect(existsSync(join(scratch.path, "course.pdf"))).toBe(false);
  expect(existsSync(join(scratch.path, "diagrams", "mine.svg"))).toBe(true);
});

/** Starts an export in a process of its own, and kills that when all documents are written and the manifest is not. */
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

test("an export that was killed shows no course, and the next one takes its place", async () => {
  const directory = join(scratch.path, "ada/engine/commit");
  await killInTheMiddle({ "chapters/a.md": "half\n" }, directory);
  expect(existsSync(directory)).toBe(false);
  const [left] = readdirSync(dirname(directory));
  const long = new Date(Date.now() - 3_600_000);
  utimesSync(join(dirname(directory), left ?? ""), long, long);
  await write({ "chapters/b.md": "whole\n" }, directory);
  expect(readdirSync(dirname(directory))).toEqual(["commit"]);
  expect(readdirSync(directory).toSorted()).toEqual(["chapters", "course.json"]);
});

test("what another program is writing beside is left to it", async () => {
  const directory = join(scratch.path, "ada/engine/commit");
  await killInTheMiddle({ "chapters/a.md": "half\n" }, directory);
  const [other] = readdirSync(dirname(directory));
  await write({ "chapters/b.md": "whole\n" }, directory);
  expect(readdirSync(dirname(directory)).toSorted()).toEqual([other, "commit"]);
});

test("an earlier course that was half replaced is replaced by the next export, and files of another kind stay", async () => {
  await write({ "chapters/old.md": "old\n" }, scratch.path);
  writeFileSync(join(scratch.path, "notes.txt"), "mine\n");
  await killInTheMiddle({ "tutorials/half.md": "half\n" }, scratch.path);
  expect(existsSync(join(scratch.path, "course.json"))).toBe(false);
  expect(existsSync(join(scratch.path, "tutorials/half.md"))).toBe(true);
  await write({ "chapters/new.md": "new\n" }, scratch.path);
  expect(readdirSync(scratch.path).toSorted()).toEqual(["chapters", "course.json", "notes.txt"]);
  expect(readdirSync(join(scratch.path, "chapters"))).toEqual(["new.md"]);
});
