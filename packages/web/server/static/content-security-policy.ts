/**
 * What a browser may do with each answer. The pages have no `unsafe-*` at all; the diagram frame alone may use inline
 * styles (Mermaid writes them into its SVG) and pays for it with an opaque origin that can reach nothing.
 */

import { createHash } from "node:crypto";

/** Directives in the order they are written; a value-less directive has an empty list. */
type Policy = Record<string, readonly string[]>;

function write(policy: Policy): string {
  return Object.entries(policy)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}

/** The hashes of the scripts in a page's own text, as a policy names them (CSP Level 3, `hash-source`). */
export function scriptHashes(html: string): string[] {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => text);
  return scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}

/** The origins a page talks to: its own, and the public Convex deployment (https and wss) where one is set. */
function connectSources(publicConvexUrl: string | undefined): string[] {
  if (publicConvexUrl === undefined) return ["'self'"];
  const { origin } = new URL(publicConvexUrl);
  return ["'self'", origin, origin.replace(/^http/, "ws")];
}

/** The policy of every page, which may run the scripts in its own text besides, by their hashes. Stored diagrams are `data:` images: an image runs no script and fetches nothing. */
export function pagePolicy(publicConvexUrl?: string, scriptHashes: readonly string[] = []): string {
  return write({
    "default-src": ["'none'"],
    "script-src": ["'self'", ...scriptHashes],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": connectSources(publicConvexUrl),
    "frame-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  });
}

/** The policy of the diagram frame: scripts of this server, inline styles, no network, no storage, framed by our pages only. */
export function diagramPolicy(): string {
  return write({
    sandbox: ["allow-scripts"],
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "font-src": ["'self'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'self'"],
  });
}

/** Headers every answer carries. None of them supposes https: the server may stand on plain http. */
export const COMMON_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
} as const;
