/** A repository at one commit. The work tree is never looked at: it may have been changed, and its links may lead out. */

import { openBlobs } from "./blobs.ts";
import { listTree } from "./tree.ts";

/** Reads the regular files of one commit. */
export interface RepositoryReader {
  /** Every file's path, as Git orders them. Neither symbolic links nor submodules. */
  listFiles(): Promise<string[]>;
  /** The file's text, decoded as UTF-8 (a byte that is none becomes U+FFFD); undefined when the commit has no such file. */
  readFile(path: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/**
 * Opens a checked-out or bare repository at a commit given by its full SHA.
 * Throws `RepositoryError` `REPOSITORY_INVALID` when the folder is no repository or does not hold the commit.
 */
export async function openRepository(checkout: string, commit: string): Promise<RepositoryReader> {
  const files = await listTree(checkout, commit);
  const blobs = openBlobs(checkout);
  return {
    async listFiles() {
      return [...files.keys()];
    },
    async readFile(path) {
      const object = files.get(path);
      const bytes = object === undefined ? undefined : await blobs.read(object);
      return bytes?.toString("utf8");
    },
    close: () => blobs.close(),
  };
}
