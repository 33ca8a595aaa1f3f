/** Remembers what the reader opens and reads. */

import { useEffect } from "react";
import type { OpenDocument } from "../documents/open-document.ts";
import { firstDocument } from "../../rendering/documents/document-groups.ts";
import { noteOpened, noteRead, progressOf } from "./reading-progress.ts";

/**
 * A document is open when it is shown. The first one is also where the address of a course leads:
 * it takes the place of another one only when the reader scrolls in it.
 *
 * @param end element below the shown text. A document was read when the reader has seen it.
 */
export function useNotedReading({ course, edition, slug }: OpenDocument, end: Element | null): void {
  const { route } = edition;
  const isFirst = firstDocument(course.documents)?.slug === slug;
  useEffect(() => {
    if (end === null) return undefined;
    const note = () => noteOpened(route, slug);
    if (!isFirst || progressOf(route).last === undefined) {
      note();
      return undefined;
    }
    const scroll = () => {
      if (window.scrollY > window.innerHeight / 2) note();
    };
    window.addEventListener("scroll", scroll, { passive: true });
    return () => window.removeEventListener("scroll", scroll);
  }, [route, slug, isFirst, end]);
  useEffect(() => {
    if (end === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) noteRead(route, slug);
    });
    observer.observe(end);
    return () => observer.disconnect();
  }, [route, slug, end]);
}
