import type { CourseView } from "../backend.ts";
import type { Edition } from "./address.ts";

/** A document that is open: of which course, in which of its editions. */
export interface OpenDocument {
  readonly course: CourseView;
  readonly edition: Edition;
  readonly slug: string;
}
