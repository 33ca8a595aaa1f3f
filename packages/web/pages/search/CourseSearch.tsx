import { lazy, type ReactNode, Suspense, useCallback, useState } from "react";
import type { CourseView } from "@fondation/backend";
import type { Edition } from "../../rendering/documents/course-address.ts";
import { loadChunk } from "../loading/load-chunk.ts";
import { useShortcuts } from "../window/shortcuts.ts";

// Lazy, because a course is read before it is searched.
const SearchDialog = lazy(async () => ({
  default: (await loadChunk(() => import("./SearchDialog.tsx"))).SearchDialog,
}));

/** The search of a course, which `/` and Ctrl K open. What was sought is there again the next time. */
export function useSearch(
  course: CourseView,
  edition: Edition,
): { readonly openSearch: () => void; readonly search: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const [query, setQuery] = useState("");
  const openSearch = useCallback(() => {
    setOpened(true);
    setOpen(true);
  }, []);
  const close = useCallback(() => setOpen(false), []);
  useShortcuts({ "/": openSearch, "Ctrl+k": openSearch });
  const search = wasOpened && (
    <Suspense fallback={null}>
      <SearchDialog
        key={course.courseId}
        course={course}
        edition={edition}
        open={isOpen}
        query={query}
        onQuery={setQuery}
        onClose={close}
      />
    </Suspense>
  );
  return { openSearch, search };
}
