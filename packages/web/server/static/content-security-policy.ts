/**
 * The content security policies. The pages need no `unsafe-*`. Only the diagram frame may use
 * inline styles, which Mermaid writes into its SVG. Its origin is opaque, so it has no access to
 * anything else.
 */

import { createHash } from "node:crypto";

/** Directives in order of output. A directive without values has an empty list. */
type Policy = Record<string, readonly string[]>;

function write(policy: Policy): string {
  return Object.entries(policy)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");
}

/**
 * The hashes of a page's inline scripts in the notation of a policy (CSP Level 3, `hash-source`).
 */
export function scriptHashes(html: string): string[] {
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => text);
  return scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
}

/**
 * The origins to which a page may connect: its own and, if configured, the public Convex deployment
 * (https and wss).
 */
function connectSources(publicConvexUrl: string | undefined): string[] {
  if (publicConvexUrl === undefined) return ["'self'"];
  const { origin } = new URL(publicConvexUrl);
  return ["'self'", origin, origin.replace(/^http/, "ws")];
}

/**
 * The policy of every page. Inline scripts are allowed by their hashes. Stored diagrams are `data:`
 * images, which run no scripts and load no files.
 */
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

/**
 * The policy of the diagram frame: scripts of this server, inline styles, no network, no storage.
 * Only pages of this server may embed it.
 */
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

/**
 * Headers of all responses. None of them requires https, because the server may run on plain http.
 */
export const COMMON_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
} as const;
