import { chownSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { readGit } from "./git.ts";
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
    "GIT_NO_REPLACE_OBJECTS=1",
    "GIT_TERMINAL_PROMPT=0",
    "LC_ALL=C",
  ]) {
    expect(environment.split("\n")).toContain(setting);
  }
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

test.runIf(process.getuid?.() === 0)("a repository of another user is read", async () => {
  await using repository = await makeRepository({ "a.ts": "export {};\n" });
  for (const path of [repository.path, join(repository.path, ".git")]) chownSync(path, 12345, 12345);
  const output = await readGit(repository.path, ["ls-tree", "--name-only", repository.commit], {
    task: "list files",
  });
  expect(new TextDecoder().decode(output)).toBe("a.ts\n");
});
