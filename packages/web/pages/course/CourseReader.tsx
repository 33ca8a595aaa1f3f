/**
 * An open course: contents on the left, the document in the middle, its headings on the right, and
 * the cited lines.
 */

import { useCallback, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { CourseDiagrams } from "../diagrams/CourseDiagrams.tsx";
import { documentRoute } from "../../rendering/documents/course-address.ts";
import { neighbours } from "../../rendering/documents/document-groups.ts";
import { type Reading, ReadingProvider } from "../documents/reading-context.ts";
import { ReferencePanel } from "../references/ReferencePanel.tsx";
import { useSearch } from "../search/CourseSearch.tsx";
import { focusText } from "../window/focus-text.ts";
import { useShortcuts } from "../window/shortcuts.ts";
import { ContentsColumn } from "../contents/ContentsColumn.tsx";
import { CourseHeader } from "./CourseHeader.tsx";
import { DocumentPane } from "./DocumentPane.tsx";
import type { OpenDocument } from "../documents/open-document.ts";
import { Outline } from "./Outline.tsx";
import { usePrefetching } from "./prefetching.ts";

/** The open citation. When it closes, the focus returns to the button that opened it. */
function useCitation() {
  const [citation, setCitation] = useState<string>();
  const opener = useRef<Element>(null);
  const open = useCallback((next: string) => {
    opener.current = document.activeElement;
    setCitation(next);
  }, []);
  const close = useCallback(() => {
    setCitation(undefined);
    const element = opener.current;
    // Its document may have been left.
    if (element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
    else focusText();
  }, []);
  return { citation, open, close };
}

/** Keyboard navigation to the next and previous document. */
function usePageTurning({ course, edition, slug }: OpenDocument) {
  const navigate = useNavigate();
  const { previous, next } = neighbours(course.documents, slug);
  const turn = (entry: { slug: string } | undefined) => () => {
    if (entry !== undefined) void navigate(documentRoute(edition, entry.slug));
  };
  useShortcuts({ j: turn(next), ArrowRight: turn(next), k: turn(previous), ArrowLeft: turn(previous) });
}

export function CourseReader({ course, edition, slug }: OpenDocument) {
  const { citation, open, close } = useCitation();
  const [article, setArticle] = useState<HTMLElement | null>(null);
  usePageTurning({ course, edition, slug });
  usePrefetching({ course, edition, slug });
  const { openSearch, search } = useSearch(course, edition);

  const slugs = useMemo(() => new Set(course.documents.map((document) => document.slug)), [course.documents]);
  const reading = useMemo<Reading>(
    () => ({
      edition,
      slug,
      slugs,
      language: course.language,
      printed: false,
      openCitation: citation,
      onCite: open,
    }),
    [edition, slug, slugs, course.language, citation, open],
  );

  return (
    <ReadingProvider value={reading}>
      <CourseHeader course={course} edition={edition} slug={slug} />
      <div className="mx-auto flex w-full max-w-[100rem]">
        <ContentsColumn course={course} edition={edition} slug={slug} onSearch={openSearch} />
        <div className="flex min-w-0 flex-1 justify-center gap-8 px-4 py-8 md:px-8 md:py-10 xl:justify-between xl:pr-6 xl:pl-10 min-[90rem]:pr-10 min-[90rem]:pl-14">
          <CourseDiagrams courseId={course.courseId}>
            <DocumentPane
              key={course.courseId}
              course={course}
              edition={edition}
              slug={slug}
              onShown={setArticle}
            />
          </CourseDiagrams>
          <Outline article={article} />
        </div>
      </div>
      {search}
      {citation !== undefined && <ReferencePanel course={course} citation={citation} onClose={close} />}
    </ReadingProvider>
  );
}
