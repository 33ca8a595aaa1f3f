import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const IDENTITY = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.invalid",
  GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.invalid",
  GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

/** Runs Git in a directory and returns its output. */
export function git(directory: string, ...args: readonly string[]): string {
  return execFileSync("git", [...args], {
    cwd: directory,
    env: { PATH: process.env.PATH, LC_ALL: "C", ...IDENTITY },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64_000_000,
  }).trim();
}

/**
 * Creates a repository with one commit of the files, or without a commit when there are no files.
 * Returns the commit.
 */
export function createRepository(directory: string, files: Readonly<Record<string, string>> = {}): string {
  mkdirSync(directory, { recursive: true });
  git(directory, "init", "--quiet", "--initial-branch=main");
  return Object.keys(files).length === 0 ? "" : commitFiles(directory, files);
}

export function commitFiles(directory: string, files: Readonly<Record<string, string>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  git(directory, "add", "--all");
  git(directory, "commit", "--quiet", "--message=Change");
  return git(directory, "rev-parse", "HEAD");
}
