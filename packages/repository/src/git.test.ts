import { chownSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { execa } from "execa";
import { readGit } from "./git.ts";
import { gitFailure } from "./git-failure.ts";
import { GIT_LIMITS } from "./git-process.ts";
import { headCommit } from "./head-commit.ts";
import { openRepository } from "./reader.ts";
import { writeHostileGitDirectory } from "./testing/hostile-repository.ts";
import { makeRepository } from "./testing/test-repository.ts";

afterEach(() => vi.unstubAllEnvs());

test("Git gets no secret and no Git location of the caller, and no network", async () => {
  await using repository = await makeRepository({ "a.ts": "export {};\n" });
  for (const name of [
    "GITHUB_TOKEN",
    "FONDATION_SIGNING_KEY",
    "ANTHROPIC_API_KEY",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_CONFIG_PARAMETERS",
    "XDG_CONFIG_HOME",
  ]) {
    vi.stubEnv(name, "must-not-arrive");
  }
  const output = await readGit(repository.path, ["-c", "alias.show-env=!env", "show-env"], {
    task: "print its environment",
  });
  const environment = new TextDecoder().decode(output);
  expect(environment).not.toContain("must-not-arrive");
  for (const setting of [
    "GIT_NO_LAZY_FETCH=1",
    "GIT_ALLOW_PROTOCOL=none",
    "GIT_CONFIG_GLOBAL=/dev/null",
    "GIT_NO_REPLACE_OBJECTS=1",
    "GIT_TERMINAL_PROMPT=0",
    "LC_ALL=C",
  ]) {
    expect(environment.split("\n")).toContain(setting);
  }
});

test("Git and what it starts have limits of memory and CPU time", async () => {
  await using repository = await makeRepository({});
  const output = await readGit(repository.path, ["-c", "alias.l=!ulimit -t; ulimit -d", "l"], {
    task: "print its limits",
  });
  const limits = [GIT_LIMITS.cpuSeconds, GIT_LIMITS.memoryBytes / 1024];
  expect(new TextDecoder().decode(output)).toBe(`${limits.join("\n")}\n`);
});

test.each([
  "fatal: Out of memory, malloc failed (tried to allocate 9 bytes)",
  "error: index-pack died of signal 24\nfatal: early EOF",
  "git died of SIGXCPU",
  "git took too long",
])("Git that ends with %j is REPOSITORY_TOO_LARGE, and not the network", (errors) => {
  expect(gitFailure("Git cannot read", errors)).toMatchObject({ code: "REPOSITORY_TOO_LARGE" });
});

test("a failure is REPOSITORY_INVALID with the task, the command and Git's reason", async () => {
  await using repository = await makeRepository({ "a.ts": "export {};\n" });
  const reading = readGit(repository.path, ["cat-file", "-p", "nothing"], { task: "show nothing" });
  await expect(reading).rejects.toMatchObject({
    code: "REPOSITORY_INVALID",
    message: expect.stringMatching(/Git cannot show nothing in .*git cat-file.*Not a valid object name/),
  });
});

test("an abort ends Git with the reason of the abort", async () => {
  await using repository = await makeRepository({});
  const signal = AbortSignal.abort(new Error("The job was cancelled."));
  const reading = readGit(repository.path, ["rev-parse", "HEAD"], { task: "name the commit", signal });
  await expect(reading).rejects.toThrow("The job was cancelled.");
});

test.runIf(process.getuid?.() === 0)("a repository of another user is read, also from below", async () => {
  await using repository = await makeRepository({ "src/a.ts": "export {};\n" });
  for (const name of ["", ".git", "src"]) chownSync(join(repository.path, name), 12345, 12345);
  for (const name of ["", "src"]) {
    const reader = await openRepository(join(repository.path, name), repository.commit);
    expect(reader.listFiles().map(({ path }) => path)).toEqual(["src/a.ts"]);
    expect(await reader.readFile("src/a.ts")).toBe("export {};\n");
    await reader.close();
  }
});

test("GIT_DIR of a hook does not replace the given repository", async () => {
  await using repository = await makeRepository({ "a.ts": "export {};\n" });
  await using caller = await makeRepository({ "b.ts": "export {};\n" });
  vi.stubEnv("GIT_DIR", join(caller.path, ".git"));
  expect(await headCommit(repository.path)).toBe(repository.commit);
});

test("a missing object starts no program of the repository", async () => {
  await using repository = await makeRepository({});
  const gitDirectory = join(repository.path, ".git");
  rmSync(gitDirectory, { recursive: true });
  const hostile = writeHostileGitDirectory(gitDirectory, join(repository.path, "ran"), false);
  await expect(headCommit(repository.path)).rejects.toMatchObject({ code: "REPOSITORY_INVALID" });
  await expect(openRepository(repository.path, "1".repeat(40))).rejects.toMatchObject({
    code: "REPOSITORY_INVALID",
  });
  expect(hostile.hasRun()).toBe(false);
});

test("a partial clone without the files says which command fetches them", async () => {
  await using origin = await makeRepository({ "a.ts": "export {};\n" });
  await using target = await makeRepository({});
  const partial = join(target.path, "partial");
  mkdirSync(partial);
  await execa("git", ["-C", origin.path, "config", "uploadpack.allowFilter", "true"]);
  const filter = ["--quiet", "--no-checkout", "--filter=blob:none"];
  await execa("git", ["clone", ...filter, `file://${origin.path}`, partial]);
  await expect(openRepository(partial, origin.commit)).rejects.toMatchObject({
    code: "REPOSITORY_INVALID",
    advice: expect.stringContaining("git fetch --refetch --no-filter"),
  });
  await execa("git", ["-C", partial, "fetch", "--quiet", "--refetch", "--no-filter"]);
  await using _reader = { [Symbol.asyncDispose]: (await openRepository(partial, origin.commit)).close };
});

test("a repository without a commit is REPOSITORY_EMPTY", async () => {
  await using repository = await makeRepository({});
  await execa("git", ["-C", repository.path, "symbolic-ref", "HEAD", "refs/heads/unborn"]);
  await expect(headCommit(repository.path)).rejects.toMatchObject({ code: "REPOSITORY_EMPTY" });
});
