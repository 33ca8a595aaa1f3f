import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRepository } from "./find-repository.ts";
import { writeHostileGitDirectory } from "./testing/hostile-repository.ts";
import { makeRepository, type TestRepository } from "./testing/test-repository.ts";

let sample: TestRepository;
let scratch: string;
beforeEach(async () => {
  sample = await makeRepository({ "src/deep/a.ts": "export {};\n" });
  scratch = realpathSync(mkdtempSync(join(tmpdir(), "fondation-find-")));
});
afterEach(async () => {
  await sample[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true });
});

const found = (path: string, gitDirectory: string) => ({ path, gitDirectory });

describe("findRepository", () => {
  it.each(["", "src/deep", ".git", ".git/refs"])("finds the top from %j", (name) => {
    expect(findRepository(join(sample.path, name))).toEqual(found(sample.path, join(sample.path, ".git")));
  });

  it("follows a link into a work tree", () => {
    symlinkSync(join(sample.path, "src"), join(scratch, "link"));
    expect(findRepository(join(scratch, "link"))?.path).toBe(sample.path);
  });

  it("finds a linked work tree by its .git file", async () => {
    const path = join(scratch, "linked");
    await execa("git", ["-C", sample.path, "worktree", "add", "--quiet", "--detach", path]);
    expect(findRepository(join(path, "src"))).toEqual(found(path, join(path, ".git")));
  });

  it("finds a bare repository at the path, but not above it", async () => {
    const path = join(scratch, "bare.git");
    await execa("git", ["clone", "--quiet", "--bare", sample.path, path]);
    expect(findRepository(path)).toEqual(found(path, path));
    expect(findRepository(join(path, "refs"))).toBeUndefined();
  });

  it("refuses a bare repository inside another repository, with both paths", () => {
    const inner = join(sample.path, "sub");
    writeHostileGitDirectory(inner, join(scratch, "ran"), true);
    expect(() => findRepository(inner)).toThrow(
      expect.objectContaining({
        code: "REPOSITORY_INVALID",
        message: expect.stringContaining(inner),
        advice: expect.stringContaining(sample.path),
      }),
    );
    expect(findRepository(join(inner, "objects"))?.path).toBe(sample.path);
  });

  it("skips a .git directory that is not a repository, as Git does", () => {
    mkdirSync(join(sample.path, "src/.git"));
    expect(findRepository(join(sample.path, "src"))?.path).toBe(sample.path);
  });

  it.each(["", "nowhere"])("finds nothing in %j outside a repository", (name) => {
    expect(findRepository(join(scratch, name))).toBeUndefined();
  });
});
