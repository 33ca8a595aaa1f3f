/** Exports into a directory that a repository filled with links and lists of its own. */
import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createManifest } from "@fondation/course";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { exportCourse } from "./export.ts";

let scratch: ReturnType<typeof createScratch>;
let out: string;
let home: string;
beforeEach(() => {
  scratch = createScratch();
  out = join(scratch.path, "clone", "course");
  home = join(scratch.path, "home");
  for (const directory of [out, join(home, "keys"), join(home, "chapters")]) {
    mkdirSync(directory, { recursive: true });
  }
  writeFileSync(join(home, "keys", "id"), "key\n");
  writeFileSync(join(home, "profile"), "profile\n");
});
afterEach(() => scratch[Symbol.dispose]());

const LIST = ".course.json.part";
const STEP = "step1_abstractions.yaml";
const CHAPTER = "chapters/chapter_01_new.md";

async function write(directory = out, diagrams: { source: string; light: string; dark: string }[] = []) {
  const course = {
    repository: "ada/engine",
    commit: "a".repeat(40),
    engine: { name: "static", version: "1" },
    language: "fr",
    chapters: 3,
    documents: [STEP, CHAPTER].map((slug) => ({
      slug,
      kind: "chapter" as const,
      position: 1,
      title: slug,
      content: "text of the repository\n",
    })),
  } as const;
  await exportCourse(course, createManifest(course, [], { passed: true, checks: [] }), directory, {
    diagrams,
  });
}

/** Every file and directory of the person, with the content of the files. */
function homeFiles(): Record<string, string> {
  const entries = readdirSync(home, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(home.length + 1), entry.isFile() ? readFileSync(path, "utf8") : ""];
    }),
  );
}

const list = (slugs: unknown) => writeFileSync(join(out, LIST), JSON.stringify(slugs));
const pipe = (name: string) => execFileSync("mkfifo", [join(out, name)]);
const link = (target: string, name: string) => symlinkSync(join(home, target), join(out, name));

const plants: Readonly<Record<string, readonly [plant: () => void, named: string]>> = {
  "a listed path below a link": [
    () => {
      link("", "up");
      list(["up/keys/id"]);
    },
    "up/keys/id",
  ],
  "a listed path that leads out": [() => list(["../../home/keys/id"]), "../../home/keys/id"],
  "a listed file that is no document": [() => list(["notes.txt"]), "notes.txt"],
  "a list that is not JSON": [() => writeFileSync(join(out, LIST), "["), LIST],
  "a list that is an object": [() => list({}), LIST],
  "a link as the list": [() => link("profile", LIST), LIST],
  "a link as the manifest": [() => link("profile", "course.json"), "course.json"],
  "a pipe as the manifest": [() => pipe("course.json"), "course.json"],
  "a link as a document": [() => link("profile", STEP), STEP],
  "a broken link as a document": [() => link("new", STEP), STEP],
  "a pipe as a document": [() => pipe(STEP), STEP],
  "a directory as a document": [() => mkdirSync(join(out, STEP)), STEP],
  "a file that no export listed": [() => writeFileSync(join(out, STEP), "mine\n"), STEP],
  "a link as the folder of chapters": [() => link("chapters", "chapters"), "chapters"],
  "a link as a listed folder": [
    () => {
      link("chapters", "tutorials");
      list(["tutorials/tutorial_01_x.md"]);
    },
    "tutorials",
  ],
};

test.each(Object.entries(plants))("refuses %s, and changes nothing", async (name, [plant, named]) => {
  writeFileSync(join(out, "notes.txt"), "mine\n");
  if (!name.endsWith("the list")) list([]);
  plant();
  const [before, entries] = [homeFiles(), readdirSync(out)];
  await expect(write()).rejects.toMatchObject({
    code: "OUTPUT_UNSAFE",
    message: expect.stringContaining(named),
    advice: expect.stringContaining("choose another directory"),
  });
  expect(homeFiles()).toEqual(before);
  expect(readdirSync(out)).toEqual(entries);
});

test("refuses a linked folder of diagrams, and leaves it alone without diagrams", async () => {
  list([]);
  link("keys", "diagrams");
  const name = `${"0".repeat(64)}.svg`;
  writeFileSync(join(home, "keys", name), "mine\n");
  const before = homeFiles();
  await expect(write(out, [{ source: "a", light: "<svg/>", dark: "" }])).rejects.toMatchObject({
    code: "OUTPUT_UNSAFE",
  });
  await write();
  expect(homeFiles()).toEqual(before);
});

test.each(["linked", "linked/course", "linked/deeply/course", "broken", "broken/course"])(
  "refuses the directory %s, whose path has a link",
  async (path) => {
    const clone = join(scratch.path, "clone");
    symlinkSync(home, join(clone, "linked"));
    symlinkSync(join(home, "new"), join(clone, "broken"));
    const before = homeFiles();
    await expect(write(join(clone, path))).rejects.toMatchObject({
      code: "OUTPUT_UNSAFE",
      message: expect.stringContaining(`${join(clone, path.split("/")[0] ?? "")} is a link`),
    });
    expect(homeFiles()).toEqual(before);
  },
);

test("refuses a file as the directory", async () => {
  await expect(write(join(home, "profile"))).rejects.toMatchObject({ code: "OUTPUT_UNSAFE" });
});

test("replaces a listed file with a second name, and not the file of that name", async () => {
  list([STEP]);
  linkSync(join(home, "profile"), join(out, STEP));
  await write();
  expect(readFileSync(join(home, "profile"), "utf8")).toBe("profile\n");
  expect(readFileSync(join(out, STEP), "utf8")).toBe("text of the repository\n");
});

test("does not follow a link with the name of a directory that a killed export left", async () => {
  link("keys", ".course.json.part-abcdef");
  symlinkSync(home, join(scratch.path, "clone", ".new.part-abcdef"));
  const before = homeFiles();
  await write();
  await write(join(scratch.path, "clone", "new"));
  expect(homeFiles()).toEqual(before);
});
