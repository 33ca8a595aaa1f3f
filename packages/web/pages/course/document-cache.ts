/** The open document, and those opened before, which never change: going back to one is instant. */

import { useQuery } from "convex/react";
import { useEffect } from "react";
import { api, type DocumentView } from "@fondation/backend";

/** How many documents are remembered; a course has about 33. */
const REMEMBERED = 200;
const remembered = new Map<string, DocumentView>();

function remember(key: string, document: DocumentView): void {
  remembered.delete(key);
  remembered.set(key, document);
  const oldest = remembered.keys().next();
  if (remembered.size > REMEMBERED && !oldest.done) remembered.delete(oldest.value);
}

/** A document of a course; undefined while it loads, null when the course has none of that name. */
export function useDocument(courseId: string, slug: string): DocumentView | null | undefined {
  const key = `${courseId}/${slug}`;
  const known = remembered.get(key);
  const loaded = useQuery(api.courses.document, known === undefined ? { courseId, slug } : "skip");
  useEffect(() => {
    if (loaded !== undefined && loaded !== null) remember(key, loaded);
  }, [key, loaded]);
  return known ?? loaded;
}
