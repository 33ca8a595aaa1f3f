/** The files of an exported course in addition to its documents, and the path of a document. */
import { join, relative } from "node:path";

export const BOOKLET_FILE = "course.pdf";
export const DIAGRAMS_FOLDER = "diagrams";

/**
 * Lists the files that a running export removes or writes, so that the next export can clean up
 * after a killed one.
 */
export const UNDER_WAY_FILE = ".course.json.part";

/**
 * A slug is a relative path by the contract. This is the last check before a file is written or
 * removed.
 */
export function pathOf(directory: string, slug: string): string {
  const path = join(directory, slug);
  const inside = relative(directory, path);
  if (inside === "" || inside.startsWith("..") || slug.includes("\0")) {
    throw new Error(`The slug ${JSON.stringify(slug)} leads out of the directory of the course.`);
  }
  return path;
}
