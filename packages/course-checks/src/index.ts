export { MIN_DOCUMENT_CHARACTERS } from "./checks/structure.ts";
export type { CitedText } from "./citations.ts";
export { checkDocument, type DraftCourse } from "./draft.ts";
export { gitEnvironment } from "./repository/git.ts";
export { openRepository, type RepositoryReader } from "./repository/reader.ts";
export { type Verification, verifyCourse } from "./verify.ts";
