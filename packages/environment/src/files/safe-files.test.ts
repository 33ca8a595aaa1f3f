import { execFileSync } from "node:child_process";
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  entryAt,
  LARGEST_READ,
  linkIn,
  NEW_FILE,
  obstacleBelow,
  openReplaced,
  readRegularFile,
} from "./safe-files.ts";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "fondation-safe-files-")));
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (...names: string[]) => join(root, ...names);

test("an entry is what the name refers to, without following a link", () => {
  writeFileSync(at("file"), "");
  symlinkSync("nowhere", at("link"));
  execFileSync("mkfifo", [at("pipe")]);
  const names = [".", "file", "link", "pipe", "absent", "file/below"];
  expect(names.map((name) => entryAt(at(name)))).toEqual([
    "directory",
    "file",
    "link",
    "other",
    "absent",
    "absent",
  ]);
});

test("finds the first link in a path, also a broken one", () => {
  mkdirSync(at("real", "below"), { recursive: true });
  symlinkSync("real", at("link"));
  symlinkSync("nowhere", at("broken"));
  expect(linkIn(at("real", "below", "new", "file"))).toBeUndefined();
  expect(linkIn(at("link", "below", "file"))).toBe(at("link"));
  expect(linkIn(at("broken"))).toBe(at("broken"));
});

test("accepts a link that the system keeps in the root directory", () => {
  expect(linkIn("/proc")).toBeUndefined();
  // `/bin` is a link on most systems; its target is a directory of the system in any case.
  expect(linkIn("/bin/new-file")).toBeUndefined();
});

test("names the part that prevents a write: a link, a file above, a directory as file", () => {
  mkdirSync(at("folder"));
  writeFileSync(at("file"), "");
  symlinkSync("folder", at("link"));
  symlinkSync("../file", at("folder", "link"));
  expect(obstacleBelow(root, at("folder", "new"))).toBeUndefined();
  expect(obstacleBelow(root, at("absent", "new"))).toBeUndefined();
  expect(obstacleBelow(root, at("file"))).toBeUndefined();
  expect(obstacleBelow(root, at("folder"))).toEqual({ path: at("folder"), entry: "directory" });
  expect(obstacleBelow(root, at("link", "new"))).toEqual({ path: at("link"), entry: "link" });
  expect(obstacleBelow(root, at("folder", "link"))).toEqual({ path: at("folder", "link"), entry: "link" });
  expect(obstacleBelow(root, at("file", "new"))).toEqual({ path: at("file"), entry: "file" });
});

test("reads a regular file, and refuses a link and a pipe without waiting", () => {
  writeFileSync(at("file"), "text");
  symlinkSync("file", at("link"));
  execFileSync("mkfifo", [at("pipe")]);
  expect(readRegularFile(at("file"))).toBe("text");
  expect(readRegularFile(at("absent"))).toBeUndefined();
  for (const name of ["link", "pipe", "."]) {
    expect(() => readRegularFile(at(name))).toThrow(expect.objectContaining({ code: "PATH_UNSAFE" }));
  }
});

test("refuses a file that is too large to be read as a whole", () => {
  writeFileSync(at("sparse"), "");
  truncateSync(at("sparse"), LARGEST_READ + 1);
  expect(() => readRegularFile(at("sparse"))).toThrow(expect.objectContaining({ code: "PATH_UNSAFE" }));
});

test("a replaced file is emptied, and a link and a pipe are refused", () => {
  writeFileSync(at("file"), "text");
  symlinkSync("file", at("link"));
  symlinkSync("elsewhere", at("broken"));
  execFileSync("mkfifo", [at("pipe")]);
  for (const name of ["link", "broken", "pipe", "."]) {
    expect(() => openReplaced(at(name), 0o600)).toThrow(expect.objectContaining({ code: "PATH_UNSAFE" }));
  }
  expect(readRegularFile(at("file"))).toBe("text");
  closeSync(openReplaced(at("file"), 0o600));
  expect(readRegularFile(at("file"))).toBe("");
  expect(entryAt(at("elsewhere"))).toBe("absent");
});

test("a new file does not replace a file and does not follow a broken link", () => {
  symlinkSync("elsewhere", at("link"));
  expect(() => openSync(at("link"), NEW_FILE)).toThrow("EEXIST");
  expect(entryAt(at("elsewhere"))).toBe("absent");
});
