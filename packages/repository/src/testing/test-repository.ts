/** Makes small Git repositories for tests. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";

/** A file's text, or where a symbolic link points. */
export type Entry = string | Uint8Array | { readonly link: string };

/** A repository with one commit; disposing it removes it. */
export interface TestRepository extends AsyncDisposable {
  readonly path: string;
  readonly commit: string;
}

const IDENTITY = {
  GIT_AUTHOR_NAME: "Test",
  GIT_AUTHOR_EMAIL: "test@example.invalid",
  GIT_AUTHOR_DATE: "2024-01-01T00:00:00Z",
  GIT_COMMITTER_NAME: "Test",
  GIT_COMMITTER_EMAIL: "test@example.invalid",
  GIT_COMMITTER_DATE: "2024-01-01T00:00:00Z",
};

/** Commits the files into a new repository. */
export async function makeRepository(files: Readonly<Record<string, Entry>>): Promise<TestRepository> {
  const path = mkdtempSync(join(tmpdir(), "fondation-repository-"));
  for (const [name, entry] of Object.entries(files)) {
    const target = join(path, name);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof entry === "string" || entry instanceof Uint8Array) writeFileSync(target, entry);
    else symlinkSync(entry.link, target);
  }
  const git = (...args: string[]): Promise<{ stdout: string }> =>
    execa("git", ["-C", path, "-c", "commit.gpgsign=false", "-c", "core.autocrlf=false", ...args], {
      env: IDENTITY,
    });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all", "--force");
  await git("commit", "--quiet", "--allow-empty", "--no-verify", "--message=Start");
  const { stdout } = await git("rev-parse", "HEAD");
  return {
    path,
    commit: stdout,
    [Symbol.asyncDispose]: async () => rmSync(path, { recursive: true, force: true }),
  };
}
