import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataDirectory, emptyDirectory, prepareDirectory } from "./directory.ts";
import { lockDirectory } from "./lock.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fondation-data-"));
});
afterEach(() => rmSync(root, { recursive: true }));

test("a new directory is its owner's only and ignored by Git", () => {
  const data = dataDirectory(join(root, ".fondation"));
  prepareDirectory(data);
  expect(statSync(data.root).mode & 0o777).toBe(0o700);
  expect(readFileSync(join(data.root, ".gitignore"), "utf8")).toBe("*\n");
});

test("refuses a data directory from a repository, accepts an ignored one in it", () => {
  const git = (...args: string[]) => execFileSync("git", ["-C", root, ...args], { stdio: "pipe" });
  git("init", "-q");
  const path = join(root, ".fondation");
  const data = dataDirectory(path);
  prepareDirectory(data);
  writeFileSync(data.running, "{}");
  expect(dataDirectory(path)).toEqual(data);
  git("add", "-f", ".fondation/running.json");
  expect(() => dataDirectory(path)).toThrow("came with the repository");
});

test("a fresh start removes only our own files", () => {
  const data = dataDirectory(root);
  mkdirSync(data.database);
  mkdirSync(data.keys);
  writeFileSync(join(root, "holiday.jpg"), "");
  emptyDirectory(data);
  expect([data.database, data.keys, join(root, "holiday.jpg")].map((path) => existsSync(path))).toEqual([
    false,
    false,
    true,
  ]);
});

test("a second owner is refused until the first has gone", () => {
  const data = dataDirectory(root);
  {
    using _first = lockDirectory(data, "up");
    expect(() => lockDirectory(data, "up")).toThrow(expect.objectContaining({ code: "DATA_IN_USE" }));
  }
  lockDirectory(data, "up")[Symbol.dispose]();
});
