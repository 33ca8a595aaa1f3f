/** Removes a directory to which a process that has just ended may still have written. */
import { rm } from "node:fs/promises";

export async function removeDirectory(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
