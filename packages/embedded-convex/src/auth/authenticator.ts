/**
 * Verifies bearer tokens of the providers in `auth.config.ts` (`type: "customJwt"`, ES256 or
 * RS256), and the admin key. A `jwks` in a data URI needs no network.
 */

import { timingSafeEqual } from "node:crypto";
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from "jose";
import { EmbeddedConvexError } from "../convex-errors.ts";
import { ANONYMOUS, type Caller } from "./caller.ts";
import { type Identity, identityOf } from "./identity.ts";

/** For a token or key that is not accepted. The message says why and is safe to show. */
export class AuthenticationError extends Error {
  override readonly name = "AuthenticationError";
}

interface Provider {
  issuer: string;
  applicationID: string | undefined;
  algorithm: string;
  key: JWTVerifyGetKey;
}

/** How far the clock of a token's issuer may be ahead, as on Convex. */
const TOLERANCE_S = 5;
const ALGORITHMS = new Set(["ES256", "RS256"]);

export class Authenticator {
  readonly #providers: Provider[];
  readonly #adminKey: string | undefined;

  /**
   * @throws EmbeddedConvexError AUTH_CONFIG_INVALID with the provider and what is wrong with it.
   */
  constructor(providers: unknown[], adminKey: string | undefined) {
    this.#providers = providers.map(readProvider);
    this.#adminKey = adminKey;
  }

  /**
   * The caller of an HTTP request's `Authorization` header: `Bearer <jwt>`, `Convex <adminKey>` or
   * absent.
   * @throws AuthenticationError
   */
  async callerOf(authorization: string | undefined): Promise<Caller> {
    if (authorization === undefined || authorization === "") return ANONYMOUS;
    const space = authorization.indexOf(" ");
    const [scheme, value] = [
      authorization.slice(0, space).toLowerCase(),
      authorization.slice(space + 1).trim(),
    ];
    if (scheme === "bearer") return { identity: await this.verify(value), mayCallInternal: false };
    if (scheme === "convex") return this.admin(value);
    throw new AuthenticationError(`Authorization scheme "${scheme}" is not supported: use Bearer or Convex.`);
  }

  /**
   * The caller of an admin key, `<key>` or `<key>:<base64 of the identity to assume>`.
   * @throws AuthenticationError
   */
  admin(value: string, impersonating?: { [claim: string]: unknown }): Caller {
    const colon = value.lastIndexOf(":");
    const isWhole = this.#isAdminKey(value);
    if (!isWhole && (colon < 0 || !this.#isAdminKey(value.slice(0, colon)))) {
      throw new AuthenticationError("The admin key is not this deployment's.");
    }
    const assumed = isWhole ? impersonating : parseAssumed(value.slice(colon + 1));
    return { identity: assumed === undefined ? null : assumedIdentity(assumed), mayCallInternal: true };
  }

  /** @throws AuthenticationError when no provider accepts the token. */
  async verify(token: string): Promise<Identity> {
    const { issuer, audience } = readClaims(token);
    const provider = this.#providers.find((candidate) => {
      const { applicationID } = candidate;
      return candidate.issuer === issuer && (applicationID === undefined || audience.includes(applicationID));
    });
    if (provider === undefined) {
      throw new AuthenticationError(`No auth provider found matching the token (issuer ${issuer}).`);
    }
    const { applicationID, algorithm, key } = provider;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, {
        issuer: provider.issuer,
        algorithms: [algorithm],
        requiredClaims: ["sub", "exp"],
        ...(applicationID === undefined ? {} : { audience: applicationID }),
      });
      if (protectedHeader.kid === undefined) throw new Error("its header has no kid");
      if (payload.iat !== undefined && !(payload.iat <= Date.now() / 1000 + TOLERANCE_S)) {
        throw new Error("it was issued in the future");
      }
      return identityOf(payload);
    } catch (error) {
      throw new AuthenticationError(`Could not verify the token: ${(error as Error).message}.`, {
        cause: error,
      });
    }
  }

  /** Whether the caller is no stranger. Without providers, nobody could prove that, so all are known. */
  isKnown({ identity, mayCallInternal }: Caller): boolean {
    return identity !== null || mayCallInternal || this.#providers.length === 0;
  }

  #isAdminKey(value: string): boolean {
    if (this.#adminKey === undefined) return false;
    const [given, known] = [Buffer.from(value), Buffer.from(this.#adminKey)];
    return given.length === known.length && timingSafeEqual(given, known);
  }
}

function readClaims(token: string): { issuer: string | undefined; audience: string[] } {
  try {
    const { iss, aud } = decodeJwt(token);
    if (iss !== undefined && typeof iss !== "string") throw new Error("its issuer is not a text");
    return { issuer: iss, audience: [aud ?? []].flat() };
  } catch (error) {
    throw new AuthenticationError(`Could not parse the token: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

function readProvider(value: unknown, position: number): Provider {
  const { type, issuer, applicationID, algorithm, jwks } = value as Record<string, string | undefined>;
  const refuse = (reason: string, advice: string) => {
    return new EmbeddedConvexError(
      "AUTH_CONFIG_INVALID",
      `auth.config.ts: provider ${position + 1} ${reason}.`,
      advice,
    );
  };
  if (type !== "customJwt") {
    throw refuse("is an OpenID Connect provider", 'The embedded backend verifies `type: "customJwt"` only.');
  }
  if (!issuer) throw refuse("has no issuer", "Set it; it may come from the deployment's environment.");
  if (!jwks) throw refuse("has no jwks", "Set it to a URL or a data URI; it may come from the environment.");
  if (!algorithm || !ALGORITHMS.has(algorithm))
    throw refuse(`has algorithm "${algorithm}"`, "Use ES256 or RS256.");
  try {
    return { issuer, applicationID, algorithm, key: keySet(jwks) };
  } catch (error) {
    throw refuse(`has a jwks that cannot be read: ${(error as Error).message}`, "Check the key set.");
  }
}

function keySet(jwks: string): JWTVerifyGetKey {
  if (!jwks.startsWith("data:")) return createRemoteJWKSet(new URL(jwks));
  const comma = jwks.indexOf(",");
  const content = jwks.slice(comma + 1);
  const isBase64 = /;base64$/i.test(jwks.slice(0, comma));
  const text = isBase64 ? Buffer.from(content, "base64").toString("utf8") : decodeURIComponent(content);
  return createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
}

function parseAssumed(encoded: string): { [claim: string]: unknown } {
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
  } catch (error) {
    throw new AuthenticationError("The identity after the admin key is not base64 of JSON.", {
      cause: error,
    });
  }
}

/** An admin passes attributes under the names of `UserIdentity`. */
function assumedIdentity(attributes: { [name: string]: unknown }): Identity {
  const tokenIdentifier = `${attributes.issuer}|${attributes.subject}`;
  return { attributes: { tokenIdentifier, ...attributes } as Identity["attributes"], expiresAt: undefined };
}
