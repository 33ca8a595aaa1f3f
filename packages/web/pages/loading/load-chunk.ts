/** Loads chunks of the application on demand. */

import pRetry from "p-retry";

/**
 * For a chunk that could not be loaded. A browser may remember the failure while the page is open,
 * so only a reload is certain to help.
 */
export class ChunkLoadError extends Error {}

/**
 * Imports a chunk, with retries for a short network failure.
 *
 * @throws ChunkLoadError after four failed attempts in about four seconds.
 */
export function loadChunk<Chunk>(load: () => Promise<Chunk>): Promise<Chunk> {
  const attempt = () =>
    load().catch((cause: unknown) => {
      throw new ChunkLoadError("A chunk of the application could not be loaded.", { cause });
    });
  return pRetry(attempt, { retries: 3, minTimeout: 300, factor: 3 });
}
