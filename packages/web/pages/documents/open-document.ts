import type { CourseView } from "@fondation/backend";
import type { Edition } from "../../rendering/documents/course-address.ts";

export interface OpenDocument {
  readonly course: CourseView;
  readonly edition: Edition;
  readonly slug: string;
}
