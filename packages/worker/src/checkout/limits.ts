/** How large a repository may be: what is fetched is watched while it arrives, and the tree is counted before anything reads it. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { JobError } from "../failures/job-error.ts";

/** The largest repository a worker takes. */
export interface RepositoryLimits {
  /** Bytes: of what is fetched, and of the tree's files when unpacked. */
  readonly maxBytes: number;
  /** Files in the tree. */
  readonly maxFiles: number;
}

/** The bytes Git has stored so far, in packs that are complete or still arriving. */
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

/** Adds up `git ls-tree -r -l -z` as it comes, and says when it is too much: a tree can name far more than was fetched. */
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

/** The error of a repository over a limit. */
export function tooLarge(repository: string, limits: RepositoryLimits): JobError {
  const { maxBytes, maxFiles } = limits;
  return new JobError("clone.too-large", { repository, maxBytes, maxFiles });
}
