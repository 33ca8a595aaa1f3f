/** Fetches the stored pictures of a course's diagrams. */

import { useQuery } from "convex/react";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { api } from "@fondation/backend";
import { type StoredPictures, StoredPicturesContext } from "./stored-pictures.ts";

/** A course, and the pictures of it that were fetched before. */
interface Album {
  readonly courseId: string;
  readonly seen: Map<string, StoredPictures | null>;
}

const AlbumContext = createContext<Album>({ courseId: "", seen: new Map() });

function useCourseDiagram(source: string, wanted: boolean): StoredPictures | null | undefined {
  const { courseId, seen } = useContext(AlbumContext);
  const known = seen.get(source);
  const found = useQuery(api.courses.diagram, wanted && known === undefined ? { courseId, source } : "skip");
  if (found !== undefined) seen.set(source, found);
  return known === undefined ? found : known;
}

/** Gives the documents inside the pictures of one course; those seen already are at hand at once. */
export function CourseDiagrams({ courseId, children }: { courseId: string; children: ReactNode }) {
  const album = useMemo<Album>(() => ({ courseId, seen: new Map() }), [courseId]);
  return (
    <AlbumContext value={album}>
      <StoredPicturesContext value={useCourseDiagram}>{children}</StoredPicturesContext>
    </AlbumContext>
  );
}
