/** Restores a course from its manifest and the contents of its documents. */

import type { Course } from "../contract/index.ts";
import { CourseFormatError } from "../course-format-error.ts";
import { textSha256 } from "../hash.ts";
import type { Manifest } from "./manifest.ts";

/**
 * The course that a manifest describes. `contentOf` returns a document's text by its slug;
 * undefined when it is missing. Throws {@link CourseFormatError} that lists every document that is
 * missing or does not match its hash.
 */
export function restoreCourse(manifest: Manifest, contentOf: (slug: string) => string | undefined): Course {
  const faults: string[] = [];
  const documents = manifest.documents.map(({ slug, kind, position, title, sha256 }) => {
    const content = contentOf(slug);
    if (content === undefined) faults.push(`${slug} is missing`);
    else if (textSha256(content) !== sha256) faults.push(`${slug} differs from its SHA-256`);
    return { slug, kind, position, title, content: content ?? "" };
  });
  if (faults.length > 0) {
    throw new CourseFormatError(
      `The course is not the one its manifest describes: ${faults.join("; ")}.`,
      "Restore the documents, or generate the course again.",
    );
  }
  const { repository, commit, engine, language, chapters, shortfall } = manifest;
  const rest = shortfall === undefined ? {} : { shortfall };
  return { repository, commit, engine, language, chapters, ...rest, documents };
}
