/** Repositories whose configuration names a program that Git runs for a missing object. */

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface HostileRepository {
  readonly path: string;
  /** Whether the program has run. */
  hasRun(): boolean;
}

/**
 * Writes the Git directory at `gitDirectory`: `HEAD` names a commit that is not there, and the
 * remote from which Git fetches missing objects has a program for `uploadpack`. The program writes
 * the file `marker`.
 */
export function writeHostileGitDirectory(
  gitDirectory: string,
  marker: string,
  bare: boolean,
): HostileRepository {
  for (const name of ["objects/pack", "refs/heads"]) mkdirSync(join(gitDirectory, name), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(gitDirectory, name), text);
  // Git keeps no empty directory in a commit.
  write("objects/pack/keep", "");
  write("HEAD", "ref: refs/heads/main\n");
  write("refs/heads/main", `${"1".repeat(40)}\n`);
  write(
    "config",
    `[core]
	repositoryformatversion = 1
	bare = ${bare}
	fsmonitor = "touch ${marker}; false"
	sshCommand = "touch ${marker}; false"
[extensions]
	partialClone = origin
[remote "origin"]
	url = ${join(gitDirectory, "nowhere")}
	promisor = true
	uploadpack = "touch ${marker}; false"
`,
  );
  return { path: gitDirectory, hasRun: () => existsSync(marker) };
}
