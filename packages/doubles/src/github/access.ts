/**
 * Who may read what, and what GitHub answers: facts of github.com as of 2024.
 *
 * Git over HTTP without a token: 401 with a Basic challenge, for a private repository and for one that does not exist alike;
 * with a wrong token: 401; with a good token that does not reach the repository: 404; where an organisation forbids the token
 * (SSO not authorised): 403. REST: 404 in place of the challenge, 401 "Bad credentials" for a wrong token, 403 likewise.
 */

/**
 * `forbidden`: it exists, and the token is turned away with 403. `hidden`: it exists, and the token does not reach it, which
 * looks as if it did not exist.
 */
export type Visibility = "public" | "private" | "forbidden" | "hidden";

/** A token, from `Authorization: Basic` (as the password, with any user name) or `Bearer`/`token`. */
export function readToken(authorization: string | undefined): string | undefined {
  const [scheme = "", value = ""] = (authorization ?? "").split(/\s+/, 2);
  if (/^(bearer|token)$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return undefined;
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}

/** How a request was signed; the token itself is never kept. */
export type Credentials = "none" | "good" | "wrong";

/** Compares a token with the one that is good here. */
export function judge(token: string | undefined, goodToken: string | undefined): Credentials {
  if (token === undefined) return "none";
  return token === goodToken ? "good" : "wrong";
}

/** The status to turn a Git request away with; undefined when it may go on. */
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

/** The status to turn a REST request away with; undefined when it may go on. */
export function refuseRest(
  visibility: Visibility | undefined,
  credentials: Credentials,
): 401 | 403 | 404 | undefined {
  const status = refuseGit(visibility, credentials);
  return status === 401 && credentials === "none" ? 404 : status;
}
