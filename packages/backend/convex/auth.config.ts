/**
 * Who may sign identities: whoever holds the private half of `FONDATION_JWKS`, a data URI, so that nothing is called to verify.
 * Without a key set nobody is admitted by a token.
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
