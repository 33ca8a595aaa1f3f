/**
 * Who may talk to this server from a browser: only its own pages. Without this check any web site a person visits
 * could open a WebSocket to a Fondation on their machine and, where access is open, read its courses.
 */

import type { FastifyRequest } from "fastify";

/** True when a browser says the request comes from another site. Programs send no Origin and pass. */
export function isCrossOrigin({ headers, host }: FastifyRequest): boolean {
  const { origin } = headers;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host.toLowerCase();
}
