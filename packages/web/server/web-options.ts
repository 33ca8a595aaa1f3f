/** What the web server is started with. */

import type { Secret } from "@fondation/environment";

/** The part of a log the server needs; the product's own log fits. */
export interface WebLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** How to start the web server. */
export interface WebOptions {
  /** Address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 takes a free one. */
  readonly port: number;
  /** The Convex deployment as seen from this server. */
  readonly convexUrl: string;
  /** The Convex deployment as seen from browsers; without it they use this server's own origin. */
  readonly publicConvexUrl?: string | undefined;
  /** `open`: every visitor is a viewer. `token`: a page asks for the access token first. */
  readonly access: "open" | "token";
  /**
   * Host names, without ports, under which browsers may ask, beside this machine's loopback names. Without any: with a
   * token every name, with open access none but the listening address.
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Addresses or networks of proxies whose `X-Forwarded-*` headers are believed; without any, nobody's are. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly accessToken?: Secret | undefined;
  /** The ES256 private JWK that viewer tokens are signed with. */
  readonly signingKey?: Secret | undefined;
  /** The assets directory, whose `web/` holds the built pages. */
  readonly assets: string;
  readonly log: WebLog;
}
