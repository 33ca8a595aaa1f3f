/** Who a token says the caller is. */
import type { JSONValue } from "convex/values";

export interface Identity {
  /** What `ctx.auth.getUserIdentity()` returns. */
  attributes: { [key: string]: JSONValue };
  /**
   * When the token expires, in milliseconds since 1970; `undefined` for an admin's assumed
   * identity.
   */
  expiresAt: number | undefined;
}

/**
 * OpenID Connect's standard claims and the attribute each becomes; see the npm package's
 * `UserIdentity`.
 */
const STANDARD: Record<string, string> = {
  sub: "subject",
  iss: "issuer",
  name: "name",
  given_name: "givenName",
  family_name: "familyName",
  nickname: "nickname",
  preferred_username: "preferredUsername",
  profile: "profileUrl",
  picture: "pictureUrl",
  email: "email",
  email_verified: "emailVerified",
  gender: "gender",
  birthdate: "birthday",
  zoneinfo: "timezone",
  locale: "language",
  phone_number: "phoneNumber",
  phone_number_verified: "phoneNumberVerified",
  address: "address",
  updated_at: "updatedAt",
};

/** Claims about the token, not about its bearer. */
const TOKEN_CLAIMS = new Set(["exp", "iat", "nbf", "aud", "jti"]);

/** The identity of a verified token's claims. Custom claims keep their names. */
export function identityOf(claims: { [claim: string]: unknown }): Identity {
  const attributes: { [key: string]: JSONValue } = { tokenIdentifier: `${claims.iss}|${claims.sub}` };
  for (const [claim, value] of Object.entries(claims)) {
    if (TOKEN_CLAIMS.has(claim) || value === undefined) continue;
    attributes[STANDARD[claim] ?? claim] = value as JSONValue;
  }
  return { attributes, expiresAt: typeof claims.exp === "number" ? claims.exp * 1000 : undefined };
}
