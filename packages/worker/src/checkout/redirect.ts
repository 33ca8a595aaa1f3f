/**
 * Follows redirects of a server: GitHub redirects a renamed repository. Git itself would follow a
 * redirect to any machine, so it is configured not to. Only redirects within the same server are
 * followed. Git is asked where they lead, so that the question takes the same way as the clone: the
 * same proxy, certificates and checked address.
 *
 * Who may submit a repository is decided by its owner (FONDATION_ALLOWED_OWNERS). So a redirect to
 * another owner is followed without the token.
 */

/** Makes Git write the headers that it receives to standard error, without secrets. */
export const HEADER_TRACE = { GIT_TRACE_CURL: "1", GIT_TRACE_CURL_NO_DATA: "1" };

const DISCOVERY = "/info/refs";

/** The last `Location` header in Git's trace. */
export function locationIn(trace: readonly string[]): string | undefined {
  return trace.findLast((line) => LOCATION.test(line))?.replace(LOCATION, "");
}

const LOCATION = /^.*? <= Recv header: location: */i;

/** The repository's new address; undefined when it is on another server, or cannot be read. */
export function redirectWithinServer(url: string, location: string): string | undefined {
  const from = new URL(`${url.replace(/\/$/, "")}${DISCOVERY}`);
  if (!URL.canParse(location, from.href)) return undefined;
  const to = new URL(location, from);
  const stays = to.origin === from.origin && to.username === "" && to.password === "";
  if (!stays || !to.pathname.endsWith(DISCOVERY)) return undefined;
  return `${to.origin}${to.pathname.slice(0, -DISCOVERY.length)}`;
}

/** Whether two addresses name the same owner. Case does not matter, as on GitHub. */
export function isSameOwner(one: string, other: string): boolean {
  const ownerOf = (url: string) => new URL(url).pathname.split("/")[1]?.toLowerCase();
  return ownerOf(one) === ownerOf(other);
}
