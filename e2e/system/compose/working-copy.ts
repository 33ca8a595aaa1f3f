/**
 * A copy of the working tree as a new commit, so that a container that writes to it does not
 * disturb the run.
 */
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";

/** The author of the commit. */
const IDENTITY = ["-c", "user.name=e2e", "-c", "user.email=e2e@fondation.invalid"];

/**
 * Copies the files that Git tracks or would track below `root` to the new directory `copy`, and
 * commits them.
 */
export async function copyWorkingTree(root: string, copy: string): Promise<void> {
  const listed = await execa("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  });
  await mkdir(copy);
  for (const file of new Set(listed.stdout.split("\0").filter(Boolean))) {
    // The index may still contain a deleted file.
    await cp(path.join(root, file), path.join(copy, file), { verbatimSymlinks: true }).catch(ignoreMissing);
  }
  await execa("git", ["init", "--quiet", "--initial-branch", "main"], { cwd: copy });
  await execa("git", ["add", "--all", "--force"], { cwd: copy });
  await execa("git", [...IDENTITY, "commit", "--quiet", "--message", "the working tree"], { cwd: copy });
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
