/**
 * Only our own pages may call this server from a browser. Without this check, every web site that a
 * person visits could open a WebSocket to a server on their machine and, where access is open, read
 * its courses.
 */

import type { FastifyRequest } from "fastify";

/**
 * True when a browser sends a request from another site. Programs send no `Origin` and are allowed.
 */
export function isCrossOrigin({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host.toLowerCase();
}
