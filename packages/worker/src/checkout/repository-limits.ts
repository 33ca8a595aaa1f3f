/**
 * Limits the size of a repository. The fetched bytes are watched during the transfer, and the tree
 * is counted before it is read.
 */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { JobError } from "../failures/job-error.ts";

export interface RepositoryLimits {
  /** Limits the fetched bytes, and the uncompressed size of the tree's files. */
  readonly maxBytes: number;
  readonly maxFiles: number;
}

/** The bytes that Git has stored so far, in complete and incomplete packs. */
export async function fetchedBytes(gitDirectory: string): Promise<number> {
  const packs = join(gitDirectory, "objects", "pack");
  const names = await readdir(packs).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(packs, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Counts the output of `git ls-tree -r -l -z` chunk by chunk. A small pack may contain a tree that
 * is far larger when uncompressed.
 */
export function createTreeCounter(limits: RepositoryLimits): {
  add(chunk: Buffer): void;
  readonly files: number;
  readonly bytes: number;
  readonly exceeded: boolean;
} {
  let rest = "";
  let files = 0;
  let bytes = 0;
  return {
    add(chunk) {
      const entries = (rest + chunk.toString("latin1")).split("\0");
      rest = entries.pop() ?? "";
      for (const entry of entries) {
        files += 1;
        // `<mode> <type> <object> <size>\t<path>`; a submodule's size is `-`.
        bytes += Number.parseInt(entry.split("\t", 1)[0]?.split(/ +/)[3] ?? "", 10) || 0;
      }
    },
    get files() {
      return files;
    },
    get bytes() {
      return bytes;
    },
    get exceeded() {
      return files > limits.maxFiles || bytes > limits.maxBytes;
    },
  };
}

export function tooLarge(repository: string, limits: RepositoryLimits): JobError {
  const { maxBytes, maxFiles } = limits;
  return new JobError("clone.too-large", { repository, maxBytes, maxFiles });
}
