import { documentRoute, type Edition } from "../../rendering/documents/course-address.ts";

export interface LinkBase {
  readonly edition: Edition;
  readonly slug: string;
  readonly slugs: ReadonlySet<string>;
}

/**
 * `internal`: a route of the application. `external`: another site. `dead`: the target does not
 * exist.
 */
export type LinkTarget =
  | { readonly kind: "internal"; readonly to: string }
  | { readonly kind: "external"; readonly href: string }
  | { readonly kind: "dead" };

const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const EXTERNAL_SCHEMES = new Set(["http:", "https:", "mailto:"]);
const BASE = "http://course.invalid/";

/** Resolves a link relative to its document. */
export function resolveLink(href: string, { edition, slug, slugs }: LinkBase): LinkTarget {
  if (href.startsWith("#") && href.length > 1) {
    return { kind: "internal", to: documentRoute(edition, slug, href) };
  }
  if (SCHEME.test(href)) {
    const known = URL.canParse(href) && EXTERNAL_SCHEMES.has(new URL(href).protocol);
    return known ? { kind: "external", href } : { kind: "dead" };
  }
  if (href === "" || href.startsWith("//") || !URL.canParse(href, BASE)) return { kind: "dead" };
  const url = new URL(href, `${BASE}${slug}`);
  const target = slugOf(url.pathname);
  return target !== undefined && slugs.has(target)
    ? { kind: "internal", to: documentRoute(edition, target, url.hash) }
    : { kind: "dead" };
}

function slugOf(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return undefined;
  }
}
