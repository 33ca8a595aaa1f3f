/** Addresses of courses and their documents. */

/** A course and its open document, if any. */
export interface CourseAddress {
  /** The repository's key: `owner/name`, `host/owner/name` or `local/name`. */
  readonly key: string;
  /** The course's route, e.g. `/cours/owner/name`. */
  readonly route: string;
  readonly slug: string | undefined;
}

const YAML_DOCUMENT = /^step[1-3]_[a-z]+\.yaml$/;
const FOLDERS = new Set(["chapters", "reviewed-chapters", "tutorials"]);

/** How many of the last segments form the slug of a document. */
function slugLength(segments: readonly string[]): 0 | 1 | 2 {
  const last = segments.at(-1) ?? "";
  if (YAML_DOCUMENT.test(last) && segments.length > 2) return 1;
  const folder = segments.at(-2) ?? "";
  return FOLDERS.has(folder) && last.endsWith(".md") && segments.length > 3 ? 2 : 0;
}

/**
 * Parses what follows `/cours/`, already percent-decoded. `undefined` when it names no repository.
 */
export function parseCourseAddress(rest: string): CourseAddress | undefined {
  const segments = rest.split("/").filter((segment) => segment !== "");
  const length = slugLength(segments);
  const key = segments.slice(0, segments.length - length);
  if (key.length < 2) return undefined;
  return {
    key: key.join("/"),
    route: courseRoute(key.join("/")),
    slug: length === 0 ? undefined : segments.slice(-length).join("/"),
  };
}

function courseRoute(key: string): string {
  return `/cours/${key.split("/").map(encodeURIComponent).join("/")}`;
}

/** Which of the two courses that are kept of a repository. */
export type Generation = "current" | "previous";

/** A version of the course of a repository. */
export interface Edition {
  /** The route of the repository's course. */
  readonly route: string;
  readonly generation: Generation;
}

const VERSION = "version";
const PREVIOUS = "precedente";

/** Reads `?version=precedente`. Every other query string means the current course. */
export function generationOf(search: URLSearchParams): Generation {
  return search.get(VERSION) === PREVIOUS ? "previous" : "current";
}

function searchOf({ generation }: Edition): string {
  return generation === "previous" ? `?${VERSION}=${PREVIOUS}` : "";
}

/** The address of a course. */
export function editionRoute(edition: Edition): string {
  return `${edition.route}${searchOf(edition)}`;
}

/** The address of the PDF. The server answers it, not the application. */
export function bookletAddress(edition: Edition): string {
  return `${edition.route}/cours.pdf${searchOf(edition)}`;
}

/** The address of a document, with `#heading` in `hash`. */
export function documentRoute(edition: Edition, slug: string, hash = ""): string {
  return `${edition.route}/${slug.split("/").map(encodeURIComponent).join("/")}${searchOf(edition)}${hash}`;
}
