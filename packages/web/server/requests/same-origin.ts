/**
 * Only the server's own pages may call it from a browser. Without this check, every web site that a
 * user visits could open a WebSocket to a server on the user's machine and, with open access, read
 * its courses.
 */

import type { FastifyRequest } from "fastify";

/**
 * True for a request that a browser sends from another site. Programs send no `Origin` and are
 * allowed.
 */
export function isCrossOrigin({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host.toLowerCase();
}
