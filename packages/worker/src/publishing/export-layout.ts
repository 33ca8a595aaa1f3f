/** The files of an exported course in addition to its documents, and the path of a document. */
import { join } from "node:path";
import { isDocumentSlug } from "@fondation/course";

export const BOOKLET_FILE = "course.pdf";
export const DIAGRAMS_FOLDER = "diagrams";

/**
 * Lists the files that a running export removes or writes, so that the next export can clean up
 * after a killed one.
 */
export const UNDER_WAY_FILE = ".course.json.part";

/**
 * Begins the name of a directory in which an export writes its files before it moves them to their
 * places.
 */
export const STAGING_PREFIX = `${UNDER_WAY_FILE}-`;

/** The last check before a file is written or removed. */
export function pathOf(directory: string, slug: string): string {
  if (isDocumentSlug(slug)) return join(directory, slug);
  throw new Error(
    `The slug ${JSON.stringify(slug)} is no document of a course, or leads out of its directory.`,
  );
}
