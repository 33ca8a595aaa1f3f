/** Chunks of the application that are loaded when they are needed. */

import pRetry from "p-retry";

/**
 * A chunk that could not be loaded. A browser may remember the failure as long as the page is open:
 * only a reload is sure to help.
 */
export class ChunkLoadError extends Error {}

/**
 * Imports a chunk, with retries for a short break of the network.
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
