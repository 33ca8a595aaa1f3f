/**
 * Writes the regular files of a commit into a directory, from Git's objects. Git makes no work tree
 * there, so the directory holds no symbolic link, no `.git`, no submodule, no executable file, and
 * no filter has run.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import type { RepositoryReader } from "./reader.ts";
import { RepositoryError } from "./repository-error.ts";
import type { RepositoryFile } from "./tree.ts";

export interface MaterializeLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Larger files are left out: a model does not read them as a whole. */
  readonly maxFileBytes: number;
}

/** The limits for a model that reads the files. */
export const MATERIALIZE_LIMITS: MaterializeLimits = {
  maxBytes: 500_000_000,
  maxFiles: 50_000,
  maxFileBytes: 2_000_000,
};

/**
 * Writes the files into an empty directory. Throws {@link RepositoryError} `REPOSITORY_TOO_LARGE`
 * beyond the limits, before anything is written.
 */
export async function materialize(
  repository: RepositoryReader,
  directory: string,
  limits: MaterializeLimits = MATERIALIZE_LIMITS,
): Promise<void> {
  const files = repository
    .listFiles()
    .filter(
      ({ path, bytes }) =>
        bytes <= limits.maxFileBytes && !isInGitDirectory(path) && isWithin(directory, path),
    );
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (files.length > limits.maxFiles || bytes > limits.maxBytes) throw tooLarge(files, bytes, limits);
  for await (const { file, content } of repository.readBlobs(files)) {
    await writeNew(resolve(directory, file.path), content);
  }
}

/** Git refuses such names at checkout. Case is ignored because some file systems ignore it. */
function isInGitDirectory(path: string): boolean {
  return path.split("/").some((segment) => segment.toLowerCase() === ".git");
}

/** Whether a path stays within the directory, whatever its segments are. */
function isWithin(directory: string, path: string): boolean {
  return resolve(directory, path).startsWith(resolve(directory) + sep);
}

/**
 * Writes a file. Leaves it out when its name is too long for this file system, or names a file that
 * is already written.
 */
async function writeNew(path: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag: "wx", mode: 0o444 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!["EEXIST", "ENOTDIR", "ENAMETOOLONG"].includes(code ?? "")) throw error;
  }
}

function tooLarge(
  files: readonly RepositoryFile[],
  bytes: number,
  limits: MaterializeLimits,
): RepositoryError {
  return new RepositoryError({
    code: "REPOSITORY_TOO_LARGE",
    message: `The repository has ${files.length} files of ${bytes} bytes to read; the limits are ${limits.maxFiles} files and ${limits.maxBytes} bytes.`,
    advice: "Choose a smaller repository, or the static engine.",
  });
}
