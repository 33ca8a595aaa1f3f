import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dataDirectory, emptyDirectory, prepareDirectory } from "./directory.ts";
import { lockDirectory } from "./lock.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fondation-data-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

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

test("refuses a data directory in a committed one that looks like a bare repository", () => {
  for (const name of ["objects", "refs", ".fondation"]) mkdirSync(join(root, name));
  writeFileSync(join(root, "HEAD"), "ref: refs/heads/main\n");
  writeFileSync(join(root, "config"), "[core]\n\tbare = true\n");
  expect(() => dataDirectory(join(root, ".fondation"))).toThrow(
    expect.objectContaining({ code: "DATA_NOT_YOURS", message: expect.stringContaining("may not be yours") }),
  );
});

test("refuses a data directory when git is not found", () => {
  vi.stubEnv("PATH", root);
  expect(() => dataDirectory(root)).toThrow(/may not be yours: git was not found/);
  expect(dataDirectory(join(root, "new")).root).toBe(join(root, "new"));
});

test.each([
  "logs",
  "logs/backend.log",
  "keys/signing-key",
  "keys/browser/browser-endpoint",
  "keys/access/access-token",
  "keys/admin/admin-key",
  "database/backend.sqlite",
  "workspace",
  "running.json",
  "up.lock",
])("refuses a data directory whose %s is a link, outside a repository too", (name) => {
  const victim = join(root, "victim");
  writeFileSync(victim, "mine\n");
  const data = join(root, ".fondation");
  mkdirSync(dirname(join(data, name)), { recursive: true });
  expect(dataDirectory(data).root).toBe(data);
  symlinkSync(victim, join(data, name));
  expect(() => dataDirectory(data)).toThrow(
    expect.objectContaining({ code: "DATA_NOT_YOURS", message: expect.stringContaining(join(data, name)) }),
  );
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
