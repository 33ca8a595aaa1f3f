import type { Secret } from "@fondation/environment";

/** The methods of a log that the server calls. `Log` of `@fondation/environment` has them. */
export interface WebLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface WebOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The address of the Convex deployment for this server. */
  readonly convexUrl: string;
  /**
   * The address of the Convex deployment for browsers. Without it, they use the origin of this
   * server.
   */
  readonly publicConvexUrl?: string | undefined;
  /** `open`: every visitor is a viewer. `token`: a page asks for the access token first. */
  readonly access: "open" | "token";
  /**
   * Host names, without ports, that requests may contain in addition to the loopback names of this
   * machine. Without any, a server with a token accepts every name, and an open server only its
   * listening address.
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * Addresses or networks of proxies whose `X-Forwarded-*` headers are trusted. Without any, these
   * headers are ignored.
   */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly accessToken?: Secret | undefined;
  /** The private ES256 JWK that signs viewer tokens. */
  readonly signingKey?: Secret | undefined;
  /**
   * Milliseconds that the page of a course waits for its data, 400 by default. Then it comes without
   * them, and asks for them.
   */
  readonly patienceMs?: number | undefined;
  /** The assets directory. Its subdirectory `web/` contains the built pages. */
  readonly assets: string;
  readonly log: WebLog;
}
