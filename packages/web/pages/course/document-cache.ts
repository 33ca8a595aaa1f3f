/** Loads documents and keeps them: they never change, so going back to one is instant. */

import { useQuery } from "convex/react";
import { useEffect } from "react";
import { api, type DocumentView } from "@fondation/backend";

/** Number of documents that are kept. A course has about 33. */
const MAX_CACHED = 200;
const cache = new Map<string, DocumentView>();

function store(key: string, document: DocumentView): void {
  cache.delete(key);
  cache.set(key, document);
  const oldest = cache.keys().next();
  if (cache.size > MAX_CACHED && !oldest.done) cache.delete(oldest.value);
}

/**
 * A document of a course: `undefined` while it loads, `null` when the course has no such document.
 */
export function useDocument(courseId: string, slug: string): DocumentView | null | undefined {
  const key = `${courseId}/${slug}`;
  const cached = cache.get(key);
  const loaded = useQuery(api.courses.document, cached === undefined ? { courseId, slug } : "skip");
  useEffect(() => {
    if (loaded !== undefined && loaded !== null) store(key, loaded);
  }, [key, loaded]);
  return cached ?? loaded;
}
