/**
 * One temporary directory for a whole run. It is removed with everything that the runner, its
 * workers and browsers put there (profiles, downloads, lock files), even if the runner is killed.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Guard } from "./guard.ts";

/**
 * Creates the temporary directory of this process and its children. The returned function removes
 * it.
 */
export async function useOwnTemporaryDirectory(): Promise<() => Promise<void>> {
  const before = process.env.TMPDIR;
  // Keeps compiled code for the next run.
  process.env.PLAYWRIGHT_TRANSFORM_CACHE_DIR ??= path.join(tmpdir(), "fondation-transform-cache");
  const guard = await Guard.start();
  // A short name: Chromium creates a socket in it, whose path may have about 100 characters.
  const directory = await mkdtemp(path.join(tmpdir(), "fondation-"));
  guard.keep({ kind: "directory", path: directory });
  process.env.TMPDIR = directory;
  return async () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    guard.forget({ kind: "directory", path: directory });
    await guard.stop();
  };
}
