/** Counts the bytes that a page receives, as the network carries them and decompressed. */

import type { CDPSession, Page } from "playwright-core";

export interface Transferred {
  /** All answers with their headers, and the messages of WebSockets. */
  all: number;
  /** Of scripts, as the network carries them. */
  scripts: number;
  /** Of scripts, decompressed. */
  rawScripts: number;
}

/** Begins to count. The result grows until the page is closed. */
export async function countTransferred(page: Page): Promise<Transferred> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const counted: Transferred = { all: 0, scripts: 0, rawScripts: 0 };
  const types = new Map<string, string>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  session.on("Network.dataReceived", ({ requestId, dataLength }) => {
    if (types.get(requestId) === "Script") counted.rawScripts += dataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    counted.all += encodedDataLength;
    if (types.get(requestId) === "Script") counted.scripts += encodedDataLength;
  });
  session.on("Network.webSocketFrameReceived", ({ response }) => {
    counted.all += Buffer.byteLength(response.payloadData);
  });
  return counted;
}
