import { afterEach, expect, test, vi } from "vitest";
import { makeRepository } from "./testing/repository.ts";
import { readGit } from "./git.ts";

afterEach(() => vi.unstubAllEnvs());

const { signal } = new AbortController();

test("Git gets no secret of the caller and no place that a hook has set, and is told to reach for nothing", async () => {
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
  const told = await readGit(repository.path, ["-c", "alias.told=!env", "told"], { signal });
  const environment = new TextDecoder().decode(told);
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

test("what Git refuses is told as a fault of the repository, with what was asked", async () => {
  await using repository = await makeRepository({ "a.ts": "export {};\n" });
  await expect(readGit(repository.path, ["cat-file", "-p", "nothing"], { signal })).rejects.toMatchObject({
    code: "REPOSITORY_INVALID",
    message: expect.stringContaining("git cat-file"),
  });
});
