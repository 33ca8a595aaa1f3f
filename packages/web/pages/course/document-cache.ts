/** Loads and caches documents. They never change, so returning to one is instant. */

import { useQuery } from "convex/react";
import { useEffect } from "react";
import { api, type CourseView, type DocumentView } from "@fondation/backend";

/** The size of the cache in documents. A course has about 33. */
const MAX_CACHED = 200;
const cache = new Map<string, DocumentView>();

function store(key: string, document: DocumentView): void {
  cache.delete(key);
  cache.set(key, document);
  const oldest = cache.keys().next();
  if (cache.size > MAX_CACHED && !oldest.done) cache.delete(oldest.value);
}

/** A document of a course: `undefined` while it loads, `null` when it does not exist. */
export function useDocument(courseId: string, slug: string): DocumentView | null | undefined {
  const key = `${courseId}/${slug}`;
  const cached = cache.get(key);
  const loaded = useQuery(api.courses.document, cached === undefined ? { courseId, slug } : "skip");
  useEffect(() => {
    if (loaded !== undefined && loaded !== null) store(key, loaded);
  }, [key, loaded]);
  return cached ?? loaded;
}

/** The text of one of the three references. Empty while it loads. */
export function useReferenceDocument(
  { courseId, documents }: CourseView,
  kind: "abstractions" | "relationships" | "order",
): string {
  const slug = documents.find((entry) => entry.kind === kind)?.slug ?? "";
  return useDocument(courseId, slug)?.content ?? "";
}
