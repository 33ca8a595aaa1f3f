/** Explains why Git cannot read a repository. Each reason has a row. */

import { RepositoryError } from "./repository-error.ts";

interface Row {
  /** Matches what Git writes in the C locale. */
  readonly pattern: RegExp;
  /** Default: REPOSITORY_INVALID. */
  readonly code?: RepositoryError["code"];
  readonly advice: string;
}

/** The first row that matches is the reason. */
const ROWS: readonly Row[] = [
  {
    pattern: /promisor remote|lazy fetching disabled|transport '[^\n']*' not allowed/,
    advice:
      "The clone is a partial one: objects of this commit are not on this machine. Clone the repository in full, or run `git fetch --refetch --no-filter` in this clone if you trust its settings.",
  },
  {
    pattern: /Needed a single revision/,
    code: "REPOSITORY_EMPTY",
    advice: "Commit the code first: a course is made of a commit.",
  },
];

const CHECK_DIRECTORY =
  "Check that the directory is a Git repository that can be read, with that commit fetched.";

/** The error for a failed Git command. `reason` is Git's error output. */
export function gitFailure(what: string, reason: string, cause?: unknown): RepositoryError {
  const { code = "REPOSITORY_INVALID", advice = CHECK_DIRECTORY } =
    ROWS.find(({ pattern }) => pattern.test(reason)) ?? {};
  return new RepositoryError({ code, message: `${what}: ${reason}`, advice, cause });
}

/** For a directory that is not a repository, or does not contain the commit. */
export function unreadable(message: string): RepositoryError {
  return new RepositoryError({ code: "REPOSITORY_INVALID", message, advice: CHECK_DIRECTORY });
}
