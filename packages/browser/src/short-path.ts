/**
 * Gives a deep directory a short path: Chromium creates a socket in its temporary directory, and
 * socket paths have a maximum length.
 */
import { constants } from "node:fs";
import { open } from "node:fs/promises";

/**
 * A socket's path has at most 107 bytes (unix(7)); Chromium adds
 * `/org.chromium.Chromium.XXXXXX/SingletonSocket`.
 */
const LONGEST = 107 - "/org.chromium.Chromium.XXXXXX/SingletonSocket".length;

/** Valid until it is released, or this process ends. */
export interface ShortPath {
  readonly path: string;
  release(): Promise<void>;
}

/**
 * The directory's own path where that is short enough; otherwise, on Linux, a path through a file
 * descriptor.
 */
export async function shortPathOf(directory: string): Promise<ShortPath> {
  if (Buffer.byteLength(directory) <= LONGEST || process.platform !== "linux") {
    return { path: directory, release: async () => {} };
  }
  const handle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: `/proc/${process.pid}/fd/${handle.fd}`, release: () => handle.close() };
}
