/**
 * The host names in requests that the server accepts. A web site can make its own name resolve to
 * this machine (DNS rebinding). It then passes the check of `Origin`, because the browser considers
 * it the same origin. Only the host name gives it away.
 */

import { isIP } from "node:net";

const LOOPBACK_NAMES = new Set(["localhost", "[::1]"]);
const EVERY_INTERFACE = new Set(["0.0.0.0", "::"]);

export interface HostSettings {
  readonly host: string;
  readonly access: "open" | "token";
  /** Names without ports. When absent or empty, `access` decides. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** `Courses.Example.org.:443` → `courses.example.org`; an IPv6 address keeps its brackets. */
function nameOf(authority: string): string {
  return authority.trim().toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAMES.has(name) || (isIP(name) === 4 && name.startsWith("127."));
}

/** The notation of a host in a URL. */
export function hostInUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/**
 * Returns a check of the header `Host`. Loopback names are always allowed: no other site can have
 * them, and health checks use them. Also allowed are the given names. Without any, they are all
 * names when access needs a token, and only the listening address when access is open.
 */
export function allowedHost({
  host,
  access,
  allowedHosts = [],
}: HostSettings): (authority: string) => boolean {
  if (allowedHosts.length === 0 && access === "token") return () => true;
  const listening = EVERY_INTERFACE.has(host) ? [] : [hostInUrl(host)];
  const names = new Set((allowedHosts.length > 0 ? allowedHosts : listening).map(nameOf));
  return (authority) => {
    const name = nameOf(authority);
    return isLoopbackName(name) || names.has(name);
  };
}
