/**
 * Where the suite's own browsers put their temporary files, some of which Chromium leaves behind: a directory that is removed with the
 * runner, however that ends.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Guard } from "../system/guard.ts";

const DIRECTORY = "FONDATION_E2E_BROWSER_DIRECTORY";

/** Makes it, and names it to the workers. */
export async function makeBrowserDirectory(): Promise<{ remove(): Promise<void> }> {
  const guard = await Guard.start();
  const directory = await mkdtemp(path.join(tmpdir(), "fondation-e2e-browser-"));
  guard.keep({ kind: "directory", path: directory });
  process.env[DIRECTORY] = directory;
  return {
    async remove() {
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
      await guard.stop();
    },
  };
}

/** The directory, in the runner's workers; the system's temporary one before it was made. */
export function browserDirectory(): string {
  return process.env[DIRECTORY] ?? tmpdir();
}
