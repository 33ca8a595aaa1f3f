/**
 * Finds the repository of a path that a person gave. Git does not search: it also accepts a bare
 * repository that somebody committed as files, follows `GIT_DIR`, and refuses the directories of
 * another user. Every Git process gets the result as `--git-dir`.
 */

import { lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { RepositoryError } from "./repository-error.ts";

export interface FoundRepository {
  /** The top of the work tree, or the bare repository itself. */
  readonly path: string;
  /** The value for `--git-dir`: a directory, or the `.git` file of a linked work tree. */
  readonly gitDirectory: string;
}

/**
 * Returns the repository whose work tree contains `path`, or the bare repository at `path`.
 * Undefined when there is none. Throws {@link RepositoryError} `REPOSITORY_INVALID` for a bare
 * repository inside another repository: its configuration may be a file of a commit.
 */
export function findRepository(path: string): FoundRepository | undefined {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return undefined;
  // As Git's `-C` does: a link into a work tree leads to the repository of its target.
  const given = realpathSync(path);
  const around = workTreeAround(given);
  if (!isGitDirectory(given)) return around;
  if (around === undefined) return { path: given, gitDirectory: given };
  if (around.path === given || basename(given) === ".git") return around;
  throw new RepositoryError({
    code: "REPOSITORY_INVALID",
    message: `${given} is a bare repository inside the repository ${around.path}. It is not used, because a commit can contain such a directory with settings that run programs.`,
    advice: `Give ${around.path}, or clone the bare repository to a directory outside it and give that one.`,
  });
}

function workTreeAround(path: string): FoundRepository | undefined {
  for (let directory = path; ; directory = dirname(directory)) {
    const gitDirectory = join(directory, ".git");
    if (isGitFile(gitDirectory) || isGitDirectory(gitDirectory)) return { path: directory, gitDirectory };
    if (dirname(directory) === directory) return undefined;
  }
}

/** Linked work trees and submodules have a file that names the directory. */
function isGitFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Git's own test (`is_git_directory` in setup.c), without the check of the content of `HEAD`. */
function isGitDirectory(path: string): boolean {
  const isDirectory = (name: string) =>
    statSync(join(path, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isDirectory("objects") && isDirectory("refs") && isLinkOrFile(join(path, "HEAD"));
}

/** `HEAD` may be a symbolic link to a branch that does not exist yet. */
function isLinkOrFile(path: string): boolean {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  return entry !== undefined && (entry.isFile() || entry.isSymbolicLink());
}
