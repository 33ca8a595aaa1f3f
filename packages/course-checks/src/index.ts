export { MIN_DOCUMENT_CHARACTERS } from "./checks/structure.ts";
export type { CitedText } from "./reading/occurrences.ts";
export { checkDocument, type DraftCourse } from "./draft.ts";
export { type Verification, verifyCourse } from "./verify.ts";
