/** A course being read: contents left, document in the middle, its headings right, cited lines above them. */

import { ListTree } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { CourseDiagrams } from "../diagrams/CourseDiagrams.tsx";
import { useShortcuts } from "../window/shortcuts.ts";
import { Modal } from "../layout/Modal.tsx";
import { useMedia, WIDE } from "../layout/media.ts";
import { ReferencePanel } from "../references/ReferencePanel.tsx";
import { documentRoute } from "../documents/course-address.ts";
import { CourseHeader } from "./CourseHeader.tsx";
import { DocumentPane } from "./DocumentPane.tsx";
import { neighbours } from "../documents/document-groups.ts";
import type { OpenDocument } from "./open-document.ts";
import { Outline } from "./Outline.tsx";
import { type Reading, ReadingProvider } from "../documents/reading-context.ts";
import { TableOfContents } from "./TableOfContents.tsx";

/** The open citation; what opened it gets the focus back. */
function useCitation() {
  const [citation, setCitation] = useState<string>();
  const opener = useRef<Element>(null);
  const open = useCallback((next: string) => {
    opener.current = document.activeElement;
    setCitation(next);
  }, []);
  const close = useCallback(() => {
    setCitation(undefined);
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  }, []);
  return { citation, open, close };
}

/** Turns pages by keyboard. */
function usePageTurning({ course, edition, slug }: OpenDocument) {
  const navigate = useNavigate();
  const { previous, next } = neighbours(course.documents, slug);
  const turn = (entry: { slug: string } | undefined) => () => {
    if (entry !== undefined) void navigate(documentRoute(edition, entry.slug));
  };
  useShortcuts({ j: turn(next), ArrowRight: turn(next), k: turn(previous), ArrowLeft: turn(previous) });
}

/** Shows one document of a course. */
export function CourseReader({ course, edition, slug }: OpenDocument) {
  const wide = useMedia(WIDE);
  const [drawer, setDrawer] = useState(false);
  const { citation, open, close } = useCitation();
  const [article, setArticle] = useState<HTMLElement | null>(null);
  usePageTurning({ course, edition, slug });

  const slugs = useMemo(() => new Set(course.documents.map((document) => document.slug)), [course.documents]);
  const reading = useMemo<Reading>(
    () => ({ edition, slug, slugs, language: course.language, openCitation: citation, onCite: open }),
    [edition, slug, slugs, course.language, citation, open],
  );
  const closeDrawer = useCallback(() => setDrawer(false), []);
  const contents = <TableOfContents course={course} edition={edition} slug={slug} onOpen={closeDrawer} />;

  return (
    <ReadingProvider value={reading}>
      <CourseHeader course={course} edition={edition} slug={slug} />
      <div className="mx-auto flex w-full max-w-[100rem]">
        {wide ? (
          <div className="sticky top-14 h-[calc(100dvh-3.5rem)] w-72 shrink-0 overflow-y-auto border-r border-rule xl:w-80">
            {contents}
          </div>
        ) : (
          <>
            <button
              type="button"
              className="button-primary no-print fixed right-4 bottom-4 z-20 shadow-lg"
              onClick={() => setDrawer(true)}
            >
              <ListTree aria-hidden className="size-4" />
              Sommaire
            </button>
            <Modal
              open={drawer}
              onClose={closeDrawer}
              title="Sommaire"
              className="mr-auto h-dvh max-h-none w-[min(22rem,88vw)] overflow-y-auto"
            >
              {contents}
            </Modal>
          </>
        )}
        <div className="flex min-w-0 flex-1 justify-center gap-10 px-4 py-8 md:px-8 md:py-10 xl:justify-between xl:pr-10 xl:pl-16">
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
      {citation !== undefined && <ReferencePanel course={course} citation={citation} onClose={close} />}
    </ReadingProvider>
  );
}
