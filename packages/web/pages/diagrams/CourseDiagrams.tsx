/** Loads the stored pictures of the diagrams of a course. */

import { useQuery } from "convex/react";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { api } from "@fondation/backend";
import { type StoredPictures, StoredPicturesContext } from "./stored-pictures.ts";

/** The loaded pictures of one course. */
interface PictureCache {
  readonly courseId: string;
  readonly pictures: Map<string, StoredPictures | null>;
}

const PictureCacheContext = createContext<PictureCache>({ courseId: "", pictures: new Map() });

function useCourseDiagram(source: string, wanted: boolean): StoredPictures | null | undefined {
  const { courseId, pictures } = useContext(PictureCacheContext);
  const cached = pictures.get(source);
  const found = useQuery(api.courses.diagram, wanted && cached === undefined ? { courseId, source } : "skip");
  if (found !== undefined) pictures.set(source, found);
  return cached === undefined ? found : cached;
}

/** Provides the pictures of a course to its children. A loaded picture is available at once. */
export function CourseDiagrams({ courseId, children }: { courseId: string; children: ReactNode }) {
  const cache = useMemo<PictureCache>(() => ({ courseId, pictures: new Map() }), [courseId]);
  return (
    <PictureCacheContext value={cache}>
      <StoredPicturesContext value={useCourseDiagram}>{children}</StoredPicturesContext>
    </PictureCacheContext>
  );
}
