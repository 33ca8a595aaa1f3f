import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { createScratch } from "../testing/scratch.ts";
import { isNewEnough, requireGit } from "./git-version.ts";

afterEach(() => vi.unstubAllEnvs());

test.each([
  ["git version 2.36.6", false],
  ["git version 2.34.1", false],
  ["git version 1.99.0", false],
  ["git version 2.37.0", true],
  ["git version 2.39.5 (Apple Git-154)", true],
  ["git version 3.0.1", true],
  ["no version at all", false],
])("%s is new enough: %s", (version, enough) => {
  expect(isNewEnough(version)).toBe(enough);
});

test("a Git that ignores the pinned address is refused, with the needed version", async () => {
  using scratch = createScratch();
  const git = join(scratch.path, "git");
  writeFileSync(git, "#!/bin/sh\necho git version 2.36.6\n");
  chmodSync(git, 0o700);
  vi.stubEnv("PATH", scratch.path);
  await expect(requireGit()).rejects.toMatchObject({
    code: "GIT_TOO_OLD",
    message: expect.stringContaining("2.36.6"),
    advice: expect.stringContaining("2.37"),
  });
});

test("a machine without Git is told to install it", async () => {
  using scratch = createScratch();
  vi.stubEnv("PATH", scratch.path);
  await expect(requireGit()).rejects.toMatchObject({ code: "GIT_MISSING" });
});

test("the Git of this machine is new enough", async () => {
  await expect(requireGit()).resolves.toBeUndefined();
});
