import type { CourseView } from "@fondation/backend";
import type { Edition } from "../documents/course-address.ts";

/** An open document, with its course and the version of the course. */
export interface OpenDocument {
  readonly course: CourseView;
  readonly edition: Edition;
  readonly slug: string;
}
