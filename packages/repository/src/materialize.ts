/**
 * Writes the regular files of a commit into a directory, from Git's objects: no work tree of the repository's making, so no symbolic
 * link, no `.git`, no submodule and no file mode is there.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";
import { RepositoryError } from "./errors.ts";
import { readBlobs } from "./blobs.ts";
import { listTree, type TreeEntry } from "./tree.ts";

/** How much is written at most. */
export interface MaterializeLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Larger files are left out: a model reads none of them as a whole. */
  readonly maxFileBytes: number;
}

/** What a model can be given to read. */
export const MATERIALIZE_LIMITS: MaterializeLimits = {
  maxBytes: 500_000_000,
  maxFiles: 50_000,
  maxFileBytes: 2_000_000,
};

/** The commit and the empty directory that gets its files. */
export interface MaterializeRequest {
  readonly checkout: string;
  readonly commit: string;
  readonly directory: string;
  readonly signal: AbortSignal;
  /** Called between files: lets an abort be seen. Throws to end. */
  readonly breathe: () => Promise<void>;
}

/** Writes the files. Throws REPOSITORY_TOO_LARGE beyond the limits. */
export async function materialize(
  { checkout, commit, directory, signal, breathe }: MaterializeRequest,
  limits: MaterializeLimits = MATERIALIZE_LIMITS,
): Promise<void> {
  const entries = (await listTree(checkout, commit, signal)).filter(
    ({ path, bytes }) => bytes <= limits.maxFileBytes && isPlain(path) && isWithin(directory, path),
  );
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (entries.length > limits.maxFiles || bytes > limits.maxBytes) throw tooLarge(entries, bytes, limits);
  for await (const { entry, content } of readBlobs(checkout, entries, signal)) {
    await breathe();
    await writeNew(resolve(directory, entry.path), content);
  }
}

/** Git refuses such names itself; this is the last look before something is written. */
function isPlain(path: string): boolean {
  return path.split("/").every((segment) => {
    const name = segment.toLowerCase();
    return name !== "" && name !== "." && name !== ".." && name !== ".git";
  });
}

/** Whatever a name is made of: nothing is written anywhere else. */
function isWithin(directory: string, path: string): boolean {
  return resolve(directory, path).startsWith(resolve(directory) + sep);
}

/** Two names may be one on this file system, or one be too long for it: such a file is left out, never written over another. */
async function writeNew(path: string, content: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content, { flag: "wx", mode: 0o444 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!["EEXIST", "ENOTDIR", "ENAMETOOLONG"].includes(code ?? "")) throw error;
  }
}

function tooLarge(entries: readonly TreeEntry[], bytes: number, limits: MaterializeLimits): RepositoryError {
  return new RepositoryError({
    code: "REPOSITORY_TOO_LARGE",
    message: `The repository has ${entries.length} files of ${bytes} bytes to read; the most is ${limits.maxFiles} files and ${limits.maxBytes} bytes.`,
    advice: "Choose a smaller repository, or the engine « static ».",
  });
}
