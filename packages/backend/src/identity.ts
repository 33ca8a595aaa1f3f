/**
 * The identities that `convex/auth.config.ts` accepts: ES256 tokens of one issuer, with a role. Whoever holds the signing key can
 * make them; the public half goes to the deployment as `FONDATION_JWKS`.
 *
 * Convex asks of a token the header `kid`, `alg`, `typ` and the claims `iss`, `aud`, `sub`, `iat`, `exp`
 * (https://docs.convex.dev/auth/advanced/custom-jwt).
 */

import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";

/** The issuer of every token; nothing is ever called there. */
export const ISSUER = "https://fondation.invalid";
/** The audience of every token. */
export const APPLICATION_ID = "fondation";

const ALGORITHM = "ES256";

/** Who a token is for. */
export type Role = "viewer" | "worker";

/** What a token says. */
export interface TokenRequest {
  readonly role: Role;
  /** Who it is, for logs: a session or a worker. */
  readonly subject: string;
  readonly expiresInSeconds: number;
}

/** Makes a signing key: a private JWK as JSON text, with its thumbprint (RFC 7638) as `kid`. Secret. */
export async function createSigningKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ALGORITHM, use: "sig" });
}

/** The public key set of a signing key as the data URI that `FONDATION_JWKS` takes. Throws TypeError when the key is none. */
export function publicJwks(signingKey: string): string {
  const { kty, crv, x, y, kid } = readKey(signingKey);
  const keys = { keys: [{ kty, crv, x, y, kid, alg: ALGORITHM, use: "sig" }] };
  return `data:text/plain;charset=utf-8;base64,${btoa(JSON.stringify(keys))}`;
}

/** Signs a token. Throws TypeError when the key is none. */
export async function signToken(signingKey: string, request: TokenRequest): Promise<string> {
  const jwk = readKey(signingKey);
  const issuedAt = Math.floor(Date.now() / 1_000);
  return await new SignJWT({ role: request.role })
    .setProtectedHeader({ alg: ALGORITHM, typ: "JWT", kid: jwk.kid })
    .setIssuer(ISSUER)
    .setAudience(APPLICATION_ID)
    .setSubject(request.subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + request.expiresInSeconds)
    .sign(await importJWK(jwk, ALGORITHM));
}

/** The message must not quote the text, which is a secret even when it is malformed. */
function readKey(signingKey: string): JWK & { kid: string } {
  let key: Partial<JWK> | null = null;
  try {
    key = JSON.parse(signingKey);
  } catch {
    // Reported below, without the cause: it would quote the key.
  }
  const { kid } = key ?? {};
  const whole = key?.kty === "EC" && key.crv === "P-256" && [key.x, key.y, key.d].every(Boolean);
  if (key === null || !whole || kid === undefined) {
    throw new TypeError(
      "The signing key is no private ES256 JWK with a kid. Make one with `fondation init`.",
    );
  }
  return { ...key, kid };
}
