/**
 * Accepts tokens signed with the private half of `FONDATION_JWKS`. The key set is a data URI, so
 * that verification calls no server. Without a key set, no token is accepted.
 */

import type { AuthConfig } from "convex/server";

const NO_KEYS = "data:text/plain;charset=utf-8;base64,eyJrZXlzIjpbXX0=";

export default {
  providers: [
    {
      type: "customJwt",
      issuer: "https://fondation.invalid",
      applicationID: "fondation",
      algorithm: "ES256",
      jwks: process.env.FONDATION_JWKS ?? NO_KEYS,
    },
  ],
} satisfies AuthConfig;
