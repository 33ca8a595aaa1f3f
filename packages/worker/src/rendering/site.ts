/**
 * Serves the built pages inside a browser. Each request is answered from a directory; no request
 * leaves the browser.
 */
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import type { BrowserContext, Route } from "@fondation/browser";

/** A name that never resolves (RFC 6761), with plain http: no connection is ever made. */
export const SITE = "http://fondation.invalid";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

/**
 * Mermaid and the PDF write inline styles, and pictures contain their fonts, which are fetched for
 * that. A repository's text runs no script, even if Mermaid lets one through.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Answers the requests of a context from `directory`. Requests to other addresses and WebSockets
 * fail.
 */
export async function serveSite(context: BrowserContext, directory: string): Promise<void> {
  await context.routeWebSocket(/.*/, (socket) => void socket.close().catch(() => {}));
  await context.route(/.*/, async (route) => {
    try {
      await answer(route, directory);
    } catch {
      // A repository can put any address into a diagram, and an exception here would end the
      // worker.
      await route.abort().catch(() => {});
    }
  });
}

/** Rejects when the address cannot be decoded, or the page is closed. */
async function answer(route: Route, directory: string): Promise<void> {
  const url = new URL(route.request().url());
  const path = normalize(decodeURIComponent(url.pathname));
  if (url.origin !== SITE || path.startsWith("..") || path.includes("\0")) {
    return await route.abort("blockedbyclient");
  }
  const body = await readFile(join(directory, path)).catch(() => undefined);
  if (body === undefined) return await route.fulfill({ status: 404 });
  await route.fulfill({
    body,
    headers: {
      "content-security-policy": POLICY,
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    },
  });
}
