/** A repository at one commit, read from Git's objects alone. */

export { GIT_DEFAULTS } from "./git.ts";
export { citedText, sourceLines } from "./lines.ts";
export { MATERIALIZE_LIMITS, materialize } from "./materialize.ts";
export { openRepository, type RepositoryReader } from "./reader.ts";
export { RepositoryError } from "./repository-error.ts";
export type { RepositoryFile } from "./tree.ts";
