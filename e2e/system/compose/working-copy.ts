/**
 * A copy of the working tree as a new commit, so that a container that writes to it does not
 * disturb the run.
 */
import { chmod, cp, lstat, mkdir } from "node:fs/promises";
import path from "node:path";
import { execa } from "execa";

/** The author of the commit. */
const IDENTITY = ["-c", "user.name=e2e", "-c", "user.email=e2e@fondation.invalid"];

/**
 * Copies the files that Git tracks or would track below `root` to the new directory `copy`, and
 * commits them. `umask`: removes these bits from the modes of the files.
 */
export async function copyWorkingTree(root: string, copy: string, umask = 0): Promise<void> {
  const listed = await execa("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
  });
  await mkdir(copy);
  for (const file of new Set(listed.stdout.split("\0").filter(Boolean))) {
    // The index may still contain a deleted file.
    await cp(path.join(root, file), path.join(copy, file), { verbatimSymlinks: true })
      .then(() => restrict(path.join(copy, file), umask))
      .catch(ignoreMissing);
  }
  await execa("git", ["init", "--quiet", "--initial-branch", "main"], { cwd: copy });
  await execa("git", ["add", "--all", "--force"], { cwd: copy });
  await execa("git", [...IDENTITY, "commit", "--quiet", "--message", "the working tree"], { cwd: copy });
}

async function restrict(file: string, umask: number): Promise<void> {
  const found = await lstat(file);
  if (found.isFile()) await chmod(file, found.mode & ~umask);
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
}
