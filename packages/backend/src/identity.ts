/**
 * The tokens that `convex/auth.config.ts` accepts: ES256, one issuer, with a role. The signing key
 * makes them; its public half is deployed as `FONDATION_JWKS`.
 *
 * Convex requires the header fields `kid`, `alg`, `typ` and the claims `iss`, `aud`, `sub`, `iat`,
 * `exp` (https://docs.convex.dev/auth/advanced/custom-jwt).
 */

import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";

/** The issuer of every token. Nothing calls this address. */
export const ISSUER = "https://fondation.invalid";
/** The audience of every token. */
export const APPLICATION_ID = "fondation";

const ALGORITHM = "ES256";

export type Role = "viewer" | "worker";

export interface TokenRequest {
  readonly role: Role;
  /** The session or worker, for logs. */
  readonly subject: string;
  readonly expiresInSeconds: number;
  /**
   * Whose submissions are counted together, over all sessions. Absent for the command: whoever has
   * the signing key has no quota.
   */
  readonly viewer?: string;
}

/**
 * Creates a signing key: a secret private JWK as JSON text. Its `kid` is its thumbprint (RFC 7638).
 */
export async function createSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: "sig" });
}

/**
 * The public key set of a signing key as a data URI, for `FONDATION_JWKS`. Throws TypeError for an
 * invalid key.
 */
export function publicJwks(signingKey: string): string {
  const { kty, crv, x, y, kid } = readKey(signingKey);
  const keys = { keys: [{ kty, crv, x, y, kid, alg: ALGORITHM, use: "sig" }] };
  return `data:text/plain;charset=utf-8;base64,${btoa(JSON.stringify(keys))}`;
}

/** Throws TypeError for an invalid key. */
export async function signToken(signingKey: string, request: TokenRequest): Promise<string> {
  const jwk = readKey(signingKey);
  const issuedAt = Math.floor(Date.now() / 1_000);
  return await new SignJWT({ role: request.role, viewer: request.viewer })
    .setProtectedHeader({ alg: ALGORITHM, typ: "JWT", kid: jwk.kid })
    .setIssuer(ISSUER)
    .setAudience(APPLICATION_ID)
    .setSubject(request.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + request.expiresInSeconds)
    .sign(await importJWK(jwk, ALGORITHM));
}

/** Its message does not quote the text, which is secret even when malformed. */
function readKey(signingKey: string): JWK & { kid: string } {
  let key: Partial<JWK> | null = null;
  try {
    key = JSON.parse(signingKey);
  } catch {
    // Reported below, without the cause, which would quote the key.
  }
  const { kid } = key ?? {};
  const whole = key?.kty === "EC" && key.crv === "P-256" && [key.x, key.y, key.d].every(Boolean);
  if (key === null || !whole || kid === undefined) {
    throw new TypeError(
      "The signing key is not a private ES256 JWK with a kid. Make one with `fondation init`.",
    );
  }
  return { ...key, kid };
}
