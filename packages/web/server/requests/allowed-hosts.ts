/**
 * Under which names the server answers. A web site that makes its own name point at this machine (DNS rebinding) passes
 * the Origin check, since to the browser it is one origin; only the name it goes by gives it away.
 */

import { isIP } from "node:net";

const LOOPBACK_NAMES = new Set(["localhost", "[::1]"]);
const EVERY_INTERFACE = new Set(["0.0.0.0", "::"]);

/** What decides which names are allowed. */
export interface HostSettings {
  /** The listening address. */
  readonly host: string;
  readonly access: "open" | "token";
  /** Names without ports; without any, `access` decides. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/** `Courses.Example.org.:443` → `courses.example.org`; an IPv6 address keeps its brackets. */
function nameOf(authority: string): string {
  return authority.trim().toLowerCase().replace(/:\d*$/, "").replace(/\.$/, "");
}

function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAMES.has(name) || (isIP(name) === 4 && name.startsWith("127."));
}

/** An address as it stands in a URL. */
export function hostInUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/**
 * Tells whether a `Host` is answered. Loopback names always are: no other site can go by them, and health checks ask
 * under them. Beside these: the given names; without any given, every name where a token protects the server, and where
 * access is open only the one address it was told to listen on.
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
