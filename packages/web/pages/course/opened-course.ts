/** The course and the document that the server has sent with the page. */

import type { CourseView } from "@fondation/backend";
import type { Generation } from "../../rendering/documents/course-address.ts";
import { inlined } from "../loading/inlined.ts";
import type { RenderedDocument } from "../../rendering/rendered-document.ts";

interface OpenedCourse {
  readonly key: string;
  readonly generation: Generation;
  readonly course: CourseView;
}

const opened = inlined<OpenedCourse>("course");
let isCurrent = true;

/** The course under this key, until Convex has answered. */
export function openedCourse(key: string, generation: Generation): CourseView | undefined {
  const isOpened = isCurrent && opened?.key === key && opened.generation === generation;
  return isOpened ? opened.course : undefined;
}

/** Convex has answered: from now on the course of the page can be an old one. */
export function forgetOpenedCourse(): void {
  isCurrent = false;
}

/** The document of the page's first address. */
export function openedDocument(): { courseId: string; document: RenderedDocument } | undefined {
  const document = inlined<RenderedDocument>("document");
  return opened && document && { courseId: opened.course.courseId, document };
}
