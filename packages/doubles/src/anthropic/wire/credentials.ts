/**
 * Checks both kinds of credentials as the API does: a subscription token as `Authorization: Bearer`
 * with the beta `oauth-2025-04-20`, an API key as `x-api-key`. The credential is never stored.
 */
import type { IncomingHttpHeaders } from "node:http";
import { type ApiError, API_ERRORS } from "./errors.ts";

export interface GoodCredentials {
  readonly oauthToken: string | undefined;
  readonly apiKey: string | undefined;
}

/** `both` is always a bug of the client. */
export type CredentialKind = "oauth" | "api-key" | "both" | "wrong" | "none";

const OAUTH_BETA = "oauth-2025-04-20";

/**
 * Returns the kind of credential, and an error when it is refused. Without accepted credentials,
 * every credential is accepted.
 */
export function judgeCredentials(
  headers: IncomingHttpHeaders,
  good: GoodCredentials | undefined,
): { readonly kind: CredentialKind; readonly error?: ApiError } {
  const key = headers["x-api-key"];
  const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? "")?.[1];
  const refuse = (kind: CredentialKind, message: string) => ({
    kind,
    error: { ...API_ERRORS[401], message },
  });
  if (key === undefined && bearer === undefined) return refuse("none", "x-api-key header is required");
  if (key !== undefined && bearer !== undefined) return { kind: "both" };
  if (good === undefined) return { kind: key === undefined ? "oauth" : "api-key" };
  if (key !== undefined)
    return key === good.apiKey ? { kind: "api-key" } : refuse("wrong", "invalid x-api-key");
  if (bearer !== good.oauthToken) return refuse("wrong", "Invalid bearer token");
  if (
    !String(headers["anthropic-beta"] ?? "")
      .split(",")
      .includes(OAUTH_BETA)
  ) {
    return refuse("wrong", "OAuth authentication is currently not supported.");
  }
  return { kind: "oauth" };
}
