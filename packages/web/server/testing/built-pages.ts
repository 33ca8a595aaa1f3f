/** Small built pages, and a server that echoes requests. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { WebLog } from "../web-options.ts";

export const SILENT: WebLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

export const INLINE_SCRIPT = "document.documentElement.dataset.theme = 'dark';";

export const HASHED_SCRIPT = "// hashed";

const PREVIEW = ['name="description', 'property="og:title', 'property="og:description']
  .map((name) => `<meta ${name}" content="every page" />`)
  .join("");

const APPLICATION = `<!doctype html>${PREVIEW}<title>application</title><script>${INLINE_SCRIPT}</script><body><script src="/a.js"></script></body>`;

/** Pages in the layout of the build, reduced to what tests check. */
export async function buildPages(): Promise<{ assets: string; remove: () => Promise<void> }> {
  const assets = await mkdtemp(join(tmpdir(), "fondation-web-"));
  await mkdir(join(assets, "web", "assets"), { recursive: true });
  await writeFile(join(assets, "web", "index.html"), APPLICATION);
  await writeFile(join(assets, "web", "diagram.html"), "<!doctype html><title>diagram</title>");
  await writeFile(join(assets, "web", "favicon.svg"), "<svg/>");
  await writeFile(join(assets, "web", "assets", "index-Ab12Cd34.js"), HASHED_SCRIPT);
  await writeFile(join(assets, "web", "assets", "index-Ab12Cd34.js.br"), brotliCompressSync(HASHED_SCRIPT));
  await writeFile(join(assets, "web", "assets", "index-Ab12Cd34.js.gz"), gzipSync(HASHED_SCRIPT));
  return { assets, remove: () => rm(assets, { recursive: true, force: true }) };
}

/** The parts of a request that an echo returns. */
export interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Starts a server that answers every request with a description of the request. */
export async function startEcho(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const echo: Echo = {
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(echo));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
