/** Finds owner and name in the path of an address, whichever page of the repository it shows. */

import { refusal } from "../refusal.ts";

/** A hyphen at the end: GitHub keeps accounts of before 2014 that have one. */
const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,98}[A-Za-z0-9_-])?$/;
const NAME = /^[A-Za-z0-9._][A-Za-z0-9._-]{0,99}$/;

/** What follows a repository in the addresses of GitHub, Gitea, Forgejo and Bitbucket. */
const PAGES = new Set(
  "actions activity archive blame blob branches commit commits compare contributors discussions find forks graphs issues labels milestones network packages pull pull-requests pulls projects raw releases search security settings src stargazers tags tree watchers wiki".split(
    " ",
  ),
);

/** First segments of GitHub's addresses that are no account. */
const SITE_PAGES = new Set(
  "about apps codespaces collections enterprise explore features issues join login marketplace new notifications orgs pricing pulls search sessions settings signup site sponsors stars team topics trending users".split(
    " ",
  ),
);

export interface RepositoryPath {
  /** With the groups of GitLab: `group/subgroup`. */
  readonly owner: string;
  readonly name: string;
}

/** Where the path is from: a short name, a server with the addresses of GitHub, or another one. */
export type PathOrigin =
  | { readonly kind: "short" }
  | { readonly kind: "github" | "other"; readonly host: string };

/**
 * Whether a text can be the name of a repository: no separator, no leading dash, no dot and no
 * `.git` at the end.
 */
export function isRepositoryName(name: string): boolean {
  return NAME.test(name) && !name.endsWith(".") && !/\.git$/i.test(name);
}

/** Throws REPOSITORY_INVALID (a `ConvexError`) with the reason. */
export function readPath(path: string, origin: PathOrigin): RepositoryPath {
  const all = path.split("/").filter((segment) => segment !== "");
  const segments = repositorySegments(all, origin);
  const [owner = "", written = ""] = [segments.slice(0, -1).join("/"), segments.at(-1)];
  if (segments.length < 2) {
    if (origin.kind !== "short" && written === "") {
      throw refusal("repository.host-alone", { host: origin.host });
    }
    if (!OWNER.test(written)) throw refusal("repository.owner", { owner: written });
    throw refusal("repository.no-name", { owner: written });
  }
  if (origin.kind === "short" && segments.length > 2) {
    throw refusal("repository.too-many-parts", { parts: segments.length });
  }
  const wrong = segments.slice(0, -1).find((segment) => !OWNER.test(segment));
  if (wrong !== undefined) throw refusal("repository.owner", { owner: wrong });
  const name = written.replace(/\.git$/i, "");
  if (!isRepositoryName(name)) throw refusal("repository.name", { name: written });
  return { owner, name };
}

/** Cuts off what follows the repository. */
function repositorySegments(segments: readonly string[], origin: PathOrigin): readonly string[] {
  const [first = "", , third = ""] = segments;
  if (origin.kind === "github") {
    if (SITE_PAGES.has(first.toLowerCase())) {
      throw refusal("repository.site-page", { page: [origin.host, ...segments.slice(0, 2)].join("/") });
    }
    return segments.slice(0, 2);
  }
  const cuts = [
    segments.indexOf("-", 2),
    segments.findIndex((segment, index) => index > 0 && /\.git$/i.test(segment)) + 1,
  ].filter((cut) => cut > 0);
  if (cuts.length > 0) return segments.slice(0, Math.min(...cuts));
  // A group of GitLab may have the name of a page of another server.
  const isGitLab = origin.kind === "other" && origin.host.startsWith("gitlab.");
  return PAGES.has(third) && !isGitLab ? segments.slice(0, 2) : segments;
}
