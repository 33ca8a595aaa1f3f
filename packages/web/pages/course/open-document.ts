import type { CourseView } from "@fondation/backend";
import type { Edition } from "../documents/course-address.ts";

/** A document that is open: of which course, in which of its editions. */
export interface OpenDocument {
  readonly course: CourseView;
  readonly edition: Edition;
  readonly slug: string;
}
