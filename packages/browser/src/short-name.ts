/** A short name for a directory that may lie deep: Chromium puts a socket into its temporary directory, and a socket's path is short. */
import { constants } from "node:fs";
import { open } from "node:fs/promises";

/** A socket's path has 107 bytes at most; below the directory comes `/org.chromium.Chromium.XXXXXX/SingletonSocket`. */
const LONGEST = 107 - "/org.chromium.Chromium.XXXXXX/SingletonSocket".length;

/** A name that is valid until it is released, or this process ends. */
export interface ShortName {
  readonly path: string;
  release(): Promise<void>;
}

/** The directory's own path where that is short enough; else, on Linux, the kernel's name for this process's hold on it. */
export async function shortNameOf(directory: string): Promise<ShortName> {
  if (Buffer.byteLength(directory) <= LONGEST || process.platform !== "linux") {
    return { path: directory, release: async () => {} };
  }
  const handle = await open(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  return { path: `/proc/${process.pid}/fd/${handle.fd}`, release: () => handle.close() };
}
