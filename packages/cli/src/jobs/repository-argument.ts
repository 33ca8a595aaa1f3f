/** A repository as typed for a command: a local directory, or an address. */
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { isRepositoryName, parseRepository, type RepositoryAddress } from "@fondation/backend";
import { FondationError } from "@fondation/environment";
import { findRepository, headCommit, RepositoryError } from "@fondation/repository";
import { requireGit } from "@fondation/worker/git-version";

export type Repository =
  | { readonly kind: "local"; readonly path: string; readonly name: string }
  | { readonly kind: "remote"; readonly text: string; readonly address: RepositoryAddress };

/**
 * Returns a path when the text looks like one or names a directory here; otherwise an address,
 * parsed by the backend's own rule. `privateHosts`: as in FONDATION_ALLOW_PRIVATE_HOSTS. Throws
 * REPOSITORY_NOT_FOUND, REPOSITORY_INVALID or REPOSITORY_EMPTY.
 */
export async function repositoryFrom(
  text: string,
  serverUrl: string,
  privateHosts: readonly string[] = [],
): Promise<Repository> {
  if (!looksLikePath(text) && !isDirectory(text)) {
    return { kind: "remote", text, address: parseRepository(text, serverUrl, privateHosts) };
  }
  const path = resolve(text);
  if (!isDirectory(path)) {
    throw new FondationError({
      code: "REPOSITORY_NOT_FOUND",
      message: `there is no directory ${path}`,
      advice: "Give the path of a Git repository, an https address or owner/repo.",
    });
  }
  const root = findRepository(path)?.path;
  if (root === undefined) {
    throw new FondationError({
      code: "REPOSITORY_INVALID",
      message: `${path} is not a Git repository`,
      advice: "Run `git init` and commit what the course is to be about, or give another path.",
    });
  }
  await requireCommit(root);
  return { kind: "local", path: root, name: nameOf(root) };
}

async function requireCommit(root: string): Promise<void> {
  try {
    await headCommit(root);
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    // Without the program, no command of Git can run.
    if (error.code === "REPOSITORY_INVALID") await requireGit();
    if (error.code !== "REPOSITORY_EMPTY") throw error;
    throw new FondationError({
      code: "REPOSITORY_EMPTY",
      message: `the repository ${root} has no commit yet`,
      advice: "Commit what the course is to be about: a course is made of a commit.",
    });
  }
}

function looksLikePath(text: string): boolean {
  return text === "." || text === ".." || /^(?:\.{0,2}\/|~)/.test(text);
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Derives the name of a repository from its directory: letters without accents, digits, `.`,
 * `-` and `_`, as Git hosts allow, at most 100.
 */
function nameOf(root: string): string {
  const name = basename(root)
    .replace(/\.git$/i, "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .slice(0, 100)
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, "");
  return isRepositoryName(name) ? name : "repository";
}
