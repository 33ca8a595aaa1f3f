/** Removes a directory in which a process that was just ended may still have been writing. */
import { rm } from "node:fs/promises";

/** Removes it with everything in it; does nothing when there is none. */
export async function removeDirectory(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
