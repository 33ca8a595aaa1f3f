/**
 * Links between the documents of a course: relative paths between slugs, with an optional
 * `#anchor`.
 */

/** The target of a link; for a dead link, why it has none. */
export type LinkTarget =
  | { readonly kind: "external"; readonly url: string }
  | { readonly kind: "document"; readonly slug: string; readonly anchor?: string }
  | { readonly kind: "dead"; readonly reason: string };

const SCHEME = /^[a-z][a-z0-9+.-]*:/iu;
const EXTERNAL = /^(?:https?|mailto):/iu;

/**
 * Resolves a link of the document `fromSlug`. Does not check that the target and its anchor exist.
 */
export function resolveLink(fromSlug: string, url: string): LinkTarget {
  if (EXTERNAL.test(url)) return { kind: "external", url };
  if (SCHEME.test(url)) return { kind: "dead", reason: "only https, http and mailto lead out of a course" };
  if (url.startsWith("/")) return { kind: "dead", reason: "a link inside a course must be relative" };
  const hash = url.indexOf("#");
  const path = decode(hash === -1 ? url : url.slice(0, hash));
  const anchor = hash === -1 ? undefined : decode(url.slice(hash + 1));
  if (path === undefined || (hash !== -1 && anchor === undefined)) {
    return { kind: "dead", reason: "its percent-encoding is broken" };
  }
  if (anchor === "" || (path === "" && anchor === undefined)) return { kind: "dead", reason: "it is empty" };
  const slug = path === "" ? fromSlug : joinSlug(fromSlug, path);
  if (slug === undefined) return { kind: "dead", reason: "it leads out of the course" };
  return anchor === undefined ? { kind: "document", slug } : { kind: "document", slug, anchor };
}

/**
 * The link to write in the document `fromSlug` to reach `toSlug`, e.g.
 * `../tutorials/tutorial_01_queue.md#essayer`.
 */
export function relativeLink(fromSlug: string, toSlug: string, anchor?: string): string {
  const from = fromSlug.split("/").slice(0, -1);
  const to = toSlug.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared += 1;
  const path = [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
  return anchor === undefined ? path : `${path}#${encodeURIComponent(anchor)}`;
}

// Not the URL class: it stops `..` at the root, but in an exported folder such a link leaves the
// folder.
function joinSlug(fromSlug: string, path: string): string | undefined {
  const segments = fromSlug.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
