/** Loads the documents that the reader may open next. */

import { useEffect } from "react";
import { parseCourseAddress } from "../../rendering/documents/course-address.ts";
import { neighbours } from "../../rendering/documents/document-groups.ts";
import { prefetchDocument } from "./course-documents.ts";
import type { OpenDocument } from "../documents/open-document.ts";

/** The slug of a document of the course to which the link around `target` leads. */
function slugAt(target: EventTarget | null, key: string): string | undefined {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link === null || link.origin !== window.location.origin) return undefined;
  const [, path] = /^\/cours\/(.+)$/.exec(link.pathname) ?? [];
  try {
    const address = path === undefined ? undefined : parseCourseAddress(decodeURIComponent(path));
    return address?.key === key ? address.slug : undefined;
  } catch {
    return undefined;
  }
}

/** The next document, and every document whose link is pointed at or has the focus. */
export function usePrefetching({ course, slug }: OpenDocument): void {
  const { courseId, documents, repositoryKey } = course;
  useEffect(() => {
    const { next } = neighbours(documents, slug);
    if (next !== undefined) prefetchDocument(courseId, next.slug);
  }, [courseId, documents, slug]);
  useEffect(() => {
    const slugs = new Set(documents.map((document) => document.slug));
    const look = ({ target }: Event) => {
      const found = slugAt(target, repositoryKey);
      if (found !== undefined && slugs.has(found)) prefetchDocument(courseId, found);
    };
    for (const event of ["pointerover", "focusin"]) window.addEventListener(event, look);
    return () => {
      for (const event of ["pointerover", "focusin"]) window.removeEventListener(event, look);
    };
  }, [courseId, documents, repositoryKey]);
}
