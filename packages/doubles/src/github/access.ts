/**
 * Read access to repositories, and GitHub's refusals (observed on github.com in 2024).
 *
 * Git over HTTP: 401 with a Basic challenge without a token, for private and for missing
 * repositories; 401 for a wrong token; 404 for a valid token without access to the repository; 403
 * where an organization forbids the token (SSO not authorized). REST: the same, but 404 instead of
 * the challenge.
 */

/** `forbidden` refuses the valid token with 403, `hidden` with 404, like a missing repository. */
export type Visibility = "public" | "private" | "forbidden" | "hidden";

/**
 * The token in an `Authorization` header: the password of `Basic`, or the value of `Bearer` or
 * `token`.
 */
export function readToken(authorization: string | undefined): string | undefined {
  const [scheme = "", value = ""] = (authorization ?? "").split(/\s+/, 2);
  if (/^(bearer|token)$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return undefined;
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}

/** The result of checking a request's token. The token itself is never stored. */
export type Credentials = "none" | "good" | "wrong";

export function judge(token: string | undefined, goodToken: string | undefined): Credentials {
  if (token === undefined) return "none";
  return token === goodToken ? "good" : "wrong";
}

/** The status that refuses a Git request; undefined when it is allowed. */
export function refuseGit(
  visibility: Visibility | undefined,
  credentials: Credentials,
): 401 | 403 | 404 | undefined {
  if (credentials === "wrong") return 401;
  if (visibility === "public") return undefined;
  if (credentials === "none") return 401;
  if (visibility === undefined || visibility === "hidden") return 404;
  return visibility === "forbidden" ? 403 : undefined;
}

/** The status that refuses a REST request; undefined when it is allowed. */
export function refuseRest(
  visibility: Visibility | undefined,
  credentials: Credentials,
): 401 | 403 | 404 | undefined {
  const status = refuseGit(visibility, credentials);
  return status === 401 && credentials === "none" ? 404 : status;
}
