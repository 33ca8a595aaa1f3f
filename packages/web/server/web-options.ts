/** How the web server is started. */

import type { Secret } from "@fondation/environment";

/** The methods of a log that the server calls. The log of `@fondation/environment` has them. */
export interface WebLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface WebOptions {
  /** The address to listen on. */
  readonly host: string;
  /** The port to listen on. 0 takes a free one. */
  readonly port: number;
  /** The address of the Convex deployment for this server. */
  readonly convexUrl: string;
  /**
   * The address of the Convex deployment for browsers. Without it they use the origin of this
   * server.
   */
  readonly publicConvexUrl?: string | undefined;
  /** `open`: every visitor is a viewer. `token`: a page asks for the access token first. */
  readonly access: "open" | "token";
  /**
   * Host names, without ports, that requests may name, in addition to the loopback names of this
   * machine. Without any, a server with a token answers to every name, and an open server only to
   * the address it listens on.
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * Addresses or networks of proxies whose `X-Forwarded-*` headers are trusted. Without any, no
   * such header is.
   */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly accessToken?: Secret | undefined;
  /** The ES256 private JWK that viewer tokens are signed with. */
  readonly signingKey?: Secret | undefined;
  /** The assets directory. Its `web/` holds the built pages. */
  readonly assets: string;
  readonly log: WebLog;
}
