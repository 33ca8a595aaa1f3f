/**
 * Who may talk to this server from a browser: only its own pages. Without this check any web site a person visits
 * could open a WebSocket to a Fondation on their machine and, where access is open, read its courses.
 */

import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

function hostName(authority: string): string {
  return authority.replace(/:\d+$/, "").toLowerCase();
}

/** True when a browser says the request comes from another site. Programs send no Origin and pass. */
export function comesFromElsewhere(request: FastifyRequest): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host?.toLowerCase();
}

/** True for a listening address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/**
 * True when a request names a host that a loopback-only server cannot have: the mark of DNS rebinding, by which a web
 * site makes its own name point at this machine and so passes the Origin check.
 */
export function namesForeignHost(request: FastifyRequest): boolean {
  const host = request.headers.host;
  return host === undefined || !(LOOPBACK_NAMES.has(hostName(host)) || isLoopback(hostName(host)));
}
