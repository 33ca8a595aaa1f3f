/** The commit of `HEAD`. */

import { readGit } from "./git.ts";

/**
 * Returns the full SHA. Throws `RepositoryError`: `REPOSITORY_EMPTY` when there is no commit yet,
 * `REPOSITORY_INVALID` when the commit cannot be read.
 */
export async function headCommit(repository: string): Promise<string> {
  const task = "read the commit of HEAD";
  const commit = new TextDecoder().decode(
    await readGit(repository, ["rev-parse", "--verify", "HEAD"], { task }),
  );
  await readGit(repository, ["cat-file", "commit", commit.trim()], { task });
  return commit.trim();
}
