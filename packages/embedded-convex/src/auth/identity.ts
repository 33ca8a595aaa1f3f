import type { JSONValue } from "convex/values";

export interface Identity {
  /** The result of `ctx.auth.getUserIdentity()`. */
  attributes: { [key: string]: JSONValue };
  /**
   * Expiry of the token in epoch milliseconds; `undefined` for an identity that an admin assumes.
   */
  expiresAt: number | undefined;
}

/**
 * Standard claims of OpenID Connect by the name of their attribute; see the npm package's
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

/** Claims about the token itself, which are not attributes of the user. */
const TOKEN_CLAIMS = new Set(["exp", "iat", "nbf", "aud", "jti"]);

/** The identity in the claims of a verified token. Custom claims keep their names. */
export function identityOf(claims: { [claim: string]: unknown }): Identity {
  const attributes: { [key: string]: JSONValue } = { tokenIdentifier: `${claims.iss}|${claims.sub}` };
  for (const [claim, value] of Object.entries(claims)) {
    if (TOKEN_CLAIMS.has(claim) || value === undefined) continue;
    attributes[STANDARD[claim] ?? claim] = value as JSONValue;
  }
  return { attributes, expiresAt: typeof claims.exp === "number" ? claims.exp * 1000 : undefined };
}
