import type { JSONValue } from "convex/values";

export interface Identity {
  /** The result of `ctx.auth.getUserIdentity()`. */
  attributes: { [key: string]: JSONValue };
  /**
   * Expiry of the token in epoch milliseconds; `undefined` for an identity that an admin assumes.
   */
  expiresAt: number | undefined;
}

/** Claims about the token itself. `sub` and `iss` get names of their own. */
const REGISTERED = new Set(["iss", "sub", "aud", "exp", "nbf", "iat", "jti"]);

/**
 * The identity in the claims of a verified token of a `customJwt` provider. As on Convex, custom
 * claims keep their names, a nested one becomes an attribute like `properties.id`, and none can
 * replace what was verified.
 */
export function identityOf(claims: { [claim: string]: unknown }): Identity {
  const custom = Object.entries(claims).filter(([claim]) => !REGISTERED.has(claim));
  return {
    attributes: {
      ...Object.fromEntries(custom.flatMap(([claim, value]) => flatten(claim, value as JSONValue))),
      tokenIdentifier: `${claims.iss}|${claims.sub}`,
      issuer: claims.iss as string,
      subject: claims.sub as string,
    },
    expiresAt: typeof claims.exp === "number" ? claims.exp * 1000 : undefined,
  };
}

function flatten(path: string, value: JSONValue): [string, JSONValue][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, nested]) => flatten(`${path}.${name}`, nested as JSONValue));
}
