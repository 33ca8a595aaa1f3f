/** Addresses of courses and their documents. */

export interface CourseAddress {
  /** The repository's key: `owner/name`, `host/owner/name` or `local/name`. */
  readonly key: string;
  /** The course's route, e.g. `/cours/owner/name`. */
  readonly route: string;
  readonly slug: string | undefined;
}

const YAML_DOCUMENT = /^step[1-3]_[a-z]+\.yaml$/;
const FOLDERS = new Set(["chapters", "reviewed-chapters", "tutorials"]);

/** How many segments at the end of the path form the slug of a document. */
function slugLength(segments: readonly string[]): 0 | 1 | 2 {
  const last = segments.at(-1) ?? "";
  if (YAML_DOCUMENT.test(last) && segments.length > 2) return 1;
  const folder = segments.at(-2) ?? "";
  return FOLDERS.has(folder) && last.endsWith(".md") && segments.length > 3 ? 2 : 0;
}

/** Parses the path after `/cours/`, already percent-decoded. `undefined` without a repository. */
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

/** The backend keeps two courses per repository. */
export type Generation = "current" | "previous";

export interface Edition {
  readonly route: string;
  readonly generation: Generation;
}

const VERSION = "version";
const PREVIOUS = "precedente";

/** Reads `?version=precedente`. Any other query string means the current course. */
export function generationOf(search: URLSearchParams): Generation {
  return search.get(VERSION) === PREVIOUS ? "previous" : "current";
}

function searchOf({ generation }: Edition): string {
  return generation === "previous" ? `?${VERSION}=${PREVIOUS}` : "";
}

export function editionRoute(edition: Edition): string {
  return `${edition.route}${searchOf(edition)}`;
}

/** The address of the PDF, or of the documents, which the server handles, not the application. */
export function downloadAddress(edition: Edition, form: "pdf" | "zip"): string {
  return `${edition.route}/cours.${form}${searchOf(edition)}`;
}

/** The address of a document. `hash`: `#heading`. */
export function documentRoute(edition: Edition, slug: string, hash = ""): string {
  return `${edition.route}/${slug.split("/").map(encodeURIComponent).join("/")}${searchOf(edition)}${hash}`;
}
