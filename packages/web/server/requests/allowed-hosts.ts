/**
 * The host names that the server answers to. A web site can point its own name at this machine (DNS
 * rebinding). It then passes the check of `Origin`, because the browser sees one origin: only the
 * host name is foreign.
 */

import { isIP } from "node:net";

const LOOPBACK_NAMES = new Set(["localhost", "[::1]"]);
const EVERY_INTERFACE = new Set(["0.0.0.0", "::"]);

export interface HostSettings {
  /** The address the server listens on. */
  readonly host: string;
  readonly access: "open" | "token";
  /** Names without ports. Without any, `access` decides. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** `Courses.Example.org.:443` → `courses.example.org`; an IPv6 address keeps its brackets. */
function nameOf(authority: string): string {
  return authority.trim().toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAMES.has(name) || (isIP(name) === 4 && name.startsWith("127."));
}

/** A host as it is written in a URL. */
export function hostInUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/**
 * Returns a check of the header `Host`. Loopback names are always allowed: no other site can have
 * them, and health checks use them. In addition: the given names or, without any, every name where
 * access needs a token, and only the listening address where access is open.
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
