/** A repository at one commit, read from Git's objects alone. */

export { type FoundRepository, findRepository } from "./find-repository.ts";
export { GIT_CONFIGURATION, GIT_DEFAULTS } from "./git.ts";
export { type GitFault, gitFaultIn } from "./git-failure.ts";
export { endOf, GIT_LIMITS, startGit } from "./git-process.ts";
export { headCommit } from "./head-commit.ts";
export { citedText, sourceLines } from "./lines.ts";
export { MATERIALIZE_LIMITS, materialize } from "./materialize.ts";
export { openRepository, type RepositoryReader } from "./reader.ts";
export { RepositoryError } from "./repository-error.ts";
export type { RepositoryFile } from "./tree.ts";
