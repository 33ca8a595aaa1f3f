import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { writeHostileGitDirectory } from "@fondation/repository/testing/hostile-repository";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { repositoryFrom } from "./repository-argument.ts";

const SERVER = "https://github.com";

describe("a directory", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "fondation-repository-"));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true });
  });

  async function repository(name: string, commits: number): Promise<string> {
    const path = join(root, name);
    mkdirSync(join(path, "deep"), { recursive: true });
    await execa("git", ["init", "--quiet", path]);
    const identity = ["-c", "user.name=a", "-c", "user.email=a@b"];
    for (let made = 0; made < commits; made++) {
      await execa("git", [...identity, "-C", path, "commit", "--quiet", "--allow-empty", "-m", "x"]);
    }
    return path;
  }

  test("is taken from its top, with its name", async () => {
    const path = await repository("My Tool (2).git", 1);
    expect(await repositoryFrom(join(path, "deep"), SERVER)).toEqual({
      kind: "local",
      path,
      name: "My-Tool-2",
    });
  });

  test.each([
    ["café-à-la-crème", "cafe-a-la-creme"],
    [`${"a".repeat(99)}-b`, "a".repeat(99)],
  ])("named %s has a name without accents that does not end in a hyphen", async (directory, name) => {
    expect(await repositoryFrom(await repository(directory, 1), SERVER)).toMatchObject({ name });
  });

  test("may be a bare repository", async () => {
    const path = join(root, "bare.git");
    await execa("git", ["clone", "--quiet", "--bare", await repository("tool", 1), path]);
    expect(await repositoryFrom(path, SERVER)).toEqual({ kind: "local", path, name: "bare" });
  });

  test.each([
    ["a bare repository in a clone", "clone/sub", "clone/sub", true],
    ["a repository that somebody copied", "copy", "copy/.git", false],
  ])("that is %s runs no program of it", async (_, given, gitDirectory, bare) => {
    await repository("clone", 1);
    const hostile = writeHostileGitDirectory(join(root, gitDirectory), join(root, "ran"), bare);
    const [refused] = await Promise.allSettled([repositoryFrom(join(root, given), SERVER)]);
    expect(hostile.hasRun()).toBe(false);
    expect(refused).toMatchObject({ status: "rejected", reason: { code: "REPOSITORY_INVALID" } });
  });

  test("is taken although a hook has set GIT_DIR to another repository", async () => {
    const path = await repository("study", 1);
    vi.stubEnv("GIT_DIR", join(await repository("caller", 1), ".git"));
    expect(await repositoryFrom(join(path, "deep"), SERVER)).toMatchObject({ path, name: "study" });
    expect(await repositoryFrom(path, SERVER)).toMatchObject({ path, name: "study" });
  });

  test("of a missing Git program is refused as GIT_MISSING", async () => {
    const path = await repository("study", 1);
    vi.stubEnv("PATH", root);
    await expect(repositoryFrom(path, SERVER)).rejects.toMatchObject({ code: "GIT_MISSING" });
  });

  test("without a commit is refused as empty", async () => {
    const path = await repository("empty", 0);
    await expect(repositoryFrom(path, SERVER)).rejects.toMatchObject({ code: "REPOSITORY_EMPTY" });
  });

  test("that is not a repository is refused", async () => {
    await expect(repositoryFrom(root, SERVER)).rejects.toMatchObject({ code: "REPOSITORY_INVALID" });
  });

  test("that does not exist is refused with its absolute path", async () => {
    const path = join(root, "nowhere");
    await expect(repositoryFrom(path, SERVER)).rejects.toMatchObject({
      code: "REPOSITORY_NOT_FOUND",
      message: expect.stringContaining(path),
    });
  });
});

test("owner/repo is a repository on the default server", async () => {
  expect(await repositoryFrom("owner/repo", SERVER)).toMatchObject({
    kind: "remote",
    address: { key: "owner/repo", cloneUrl: expect.stringContaining("https://github.com/owner/repo") },
  });
});

test("a private host is a server where it is listed", async () => {
  const text = "https://git.internal/owner/repo";
  await expect(repositoryFrom(text, SERVER)).rejects.toMatchObject({ data: { code: "REPOSITORY_INVALID" } });
  expect(await repositoryFrom(text, SERVER, ["git.internal"])).toMatchObject({ kind: "remote", text });
});

test("what is neither is refused", async () => {
  await expect(repositoryFrom("no repository", SERVER)).rejects.toMatchObject({
    data: { code: "REPOSITORY_INVALID" },
  });
});
