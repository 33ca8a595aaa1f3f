/**
 * Which browsers may talk to the backend. Where access is open nothing but this keeps any web site
 * that a person visits from reading what is stored on their machine: by a request to another
 * origin, or by DNS rebinding, where the site's own name is made to point here. Programs send no
 * Origin and are not concerned.
 */
import type { IncomingMessage } from "node:http";

/** Origins and hosts that are admitted in addition to the backend's own. */
export interface AdmissionOptions {
  allowedOrigins?: readonly string[] | "any" | undefined;
  allowedHosts?: readonly string[] | undefined;
  /** The address the server listens on. */
  host: string;
}

/** What becomes of a request. */
export interface Admission {
  /** Why it is refused; undefined when it is not. */
  reason?: string;
  /** The value of Access-Control-Allow-Origin, where there is to be one. */
  crossOrigin?: string;
}

/** Makes the judge of requests. */
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

/** The scheme is left out: in front of the backend something else may end TLS. */
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

/** Whether an address or a name is this machine's alone. */
function isLoopback(name: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(name);
}
