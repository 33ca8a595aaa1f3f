/** Parts of the application that are loaded when they are needed. */

import pRetry from "p-retry";

/** A part that did not come. A browser may remember that for as long as the page is open: only loading the page again helps for sure. */
export class ChunkLoadError extends Error {}

/**
 * Imports a part; a short break of the network is waited out.
 *
 * @throws ChunkLoadError when four attempts within some four seconds failed.
 */
export function loadChunk<Part>(load: () => Promise<Part>): Promise<Part> {
  const attempt = () =>
    load().catch((cause: unknown) => {
      throw new ChunkLoadError("A part of the page could not be loaded.", { cause });
    });
  return pRetry(attempt, { retries: 3, minTimeout: 300, factor: 3 });
}
