/** Where a course and its documents live in the address bar. */

/** A course, and the document open in it where there is one. */
export interface CourseAddress {
  /** The repository's key: `owner/name`, `host/owner/name` or `local/name`. */
  readonly key: string;
  /** The course's route, e.g. `/cours/owner/name`. */
  readonly route: string;
  readonly slug: string | undefined;
}

const YAML_DOCUMENT = /^step[1-3]_[a-z]+\.yaml$/;
const FOLDERS = new Set(["chapters", "reviewed-chapters", "tutorials"]);

/** How many of the last segments are a document's slug. */
function slugLength(segments: readonly string[]): 0 | 1 | 2 {
  const last = segments.at(-1) ?? "";
  if (YAML_DOCUMENT.test(last) && segments.length > 2) return 1;
  const folder = segments.at(-2) ?? "";
  return FOLDERS.has(folder) && last.endsWith(".md") && segments.length > 3 ? 2 : 0;
}

/** Reads what follows `/cours/`, already percent-decoded; undefined when it names no repository. */
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

/** The route of a repository's course. */
function courseRoute(key: string): string {
  return `/cours/${key.split("/").map(encodeURIComponent).join("/")}`;
}

/** Which of a repository's two kept courses is read. */
export type Generation = "current" | "previous";

/** One course of a repository, as addresses name it. */
export interface Edition {
  /** The route of the repository's course. */
  readonly route: string;
  readonly generation: Generation;
}

const VERSION = "version";
const PREVIOUS = "precedente";

/** Reads `?version=precedente`; any other address names the current course. */
export function generationOf(search: URLSearchParams): Generation {
  return search.get(VERSION) === PREVIOUS ? "previous" : "current";
}

function searchOf({ generation }: Edition): string {
  return generation === "previous" ? `?${VERSION}=${PREVIOUS}` : "";
}

/** Where a course begins. */
export function editionRoute(edition: Edition): string {
  return `${edition.route}${searchOf(edition)}`;
}

/** Where a course can be had as a PDF; the server knows the address, the application does not. */
export function bookletAddress(edition: Edition): string {
  return `${edition.route}/cours.pdf${searchOf(edition)}`;
}

/** The route of one document of a course, at a heading where one is given. */
export function documentRoute(edition: Edition, slug: string, hash = ""): string {
  return `${edition.route}/${slug.split("/").map(encodeURIComponent).join("/")}${searchOf(edition)}${hash}`;
}
