/** A repository at one commit, read from Git's objects alone. */
export { readTexts } from "./blobs.ts";
export { RepositoryError } from "./errors.ts";
export { citedText, sourceLines } from "./lines.ts";
export { MATERIALIZE_LIMITS, materialize } from "./materialize.ts";
export { GIT_DEFAULTS, gitEnvironment } from "./reader/git.ts";
export { openRepository, type RepositoryReader } from "./reader/reader.ts";
export { listTree, type TreeEntry } from "./tree.ts";
