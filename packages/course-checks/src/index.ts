export { MIN_DOCUMENT_CHARACTERS } from "./form/structure-check.ts";
export type { CitedText } from "./reading/occurrences.ts";
export { CHECK_TITLES, type Verification, verifyCourse } from "./verify-course.ts";
export { checkDocument, type DraftCourse } from "./verify-draft.ts";
