/**
 * Decides which browsers may call the backend. With open access, only this check prevents web sites
 * that a user visits from reading the data on the user's machine: by a cross-origin request, or by
 * DNS rebinding, where the site's own name resolves to this machine. Programs send no Origin header
 * and are not affected.
 */
import type { IncomingMessage } from "node:http";

export interface AdmissionOptions {
  allowedOrigins?: readonly string[] | "any" | undefined;
  allowedHosts?: readonly string[] | undefined;
  /** The address the server listens on. */
  host: string;
}

export interface Admission {
  /** Why it is refused; undefined for an admitted request. */
  reason?: string;
  /** The value of the Access-Control-Allow-Origin header, if the response needs one. */
  crossOrigin?: string;
}

/** Returns the function that decides. */
export function admissionOf({ allowedOrigins = [], allowedHosts, host: listening }: AdmissionOptions) {
  const origins = allowedOrigins === "any" ? "any" : new Set(allowedOrigins.map(normalOrigin));
  const hosts = allowedHosts && new Set(allowedHosts.map((name) => name.toLowerCase()));
  const isHost = (name: string) => {
    if (hosts !== undefined) return hosts.has(name);
    return !isLoopback(listening) || isLoopback(name);
  };
  return ({ headers }: Pick<IncomingMessage, "headers">): Admission => {
    const { origin, host = "" } = headers;
    if (!isHost(nameOf(host))) return { reason: `This backend is not reached as "${host.slice(0, 100)}".` };
    if (origin === undefined || isSame(origin, host)) return {};
    if (origins === "any") return { crossOrigin: "*" };
    if (origins.has(normalOrigin(origin))) return { crossOrigin: origin };
    return { reason: `Pages of ${origin.slice(0, 100)} may not call this backend.` };
  };
}

/** Ignores the scheme, because a proxy in front of the backend may terminate TLS. */
function isSame(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function normalOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).origin : origin;
}

/** A Host header's name without the port, lower case. */
function nameOf(host: string): string {
  return host.replace(/:\d*$/, "").toLowerCase();
}

/** Whether an address or a name always means this machine. */
function isLoopback(name: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(name);
}
