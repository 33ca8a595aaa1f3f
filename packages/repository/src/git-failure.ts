/** Explains why Git failed. Each reason has a row. */

import { RepositoryError } from "./repository-error.ts";

interface Row {
  /** Matches what Git itself writes in the C locale, and what `endOf` adds. */
  readonly pattern: RegExp;
  readonly fault: string;
}

/** The first row that matches is the reason. */
const ROWS = [
  {
    // A failed allocation; or the kernel ended a process, for its CPU time or for its memory. Git
    // needs stack for each level of a tree: before 2.43 it dies of SIGSEGV, since then it counts.
    fault: "limits",
    pattern:
      /^(?:fatal|error): (?:Out of memory|mmap failed: Cannot allocate|inflateInit: out of memory)|died of (?:signal (?:9|11|24)\b|SIGKILL|SIGSEGV|SIGXCPU)|exceeded maximum allowed tree depth|git (?:took too long|printed too much)/m,
  },
  {
    fault: "incomplete",
    pattern: /promisor remote|lazy fetching disabled|' not allowed/,
  },
  { fault: "no-commit", pattern: /Needed a single revision/ },
  { fault: "disk-full", pattern: /No space left on device|Disk quota exceeded|ENOSPC/i },
  {
    // GitHub answers 401 to an anonymous request and 404 to a request without access, for private
    // and unknown repositories alike.
    fault: "denied",
    pattern:
      /could not read (?:Username|Password)|Authentication failed|returned error: 40[13]\b|Permission denied/i,
  },
  {
    fault: "not-found",
    pattern: /' (?:not found|does not exist)|returned error: 4(?:04|10)\b/i,
  },
  {
    fault: "not-git",
    pattern:
      /does not appear to be a git repository|not valid: is this a git repository|invalid server response/i,
  },
  { fault: "redirect", pattern: /returned error: 30[1-8]\b/i },
  {
    fault: "network",
    pattern:
      /Could not resolve host|Failed to connect|Connection (?:refused|reset|timed out)|timed out|too slow|early EOF|unexpected disconnect|hung up|RPC failed|Recv failure|Empty reply|transfer closed|returned error: (?:408|429|5\d\d)\b|SSL|TLS|certificate|unable to access/i,
  },
] as const satisfies readonly Row[];

export type GitFault = (typeof ROWS)[number]["fault"];

/** The reason in Git's error output; undefined when it is none of the known ones. */
export function gitFaultIn(errors: string): GitFault | undefined {
  return ROWS.find(({ pattern }) => pattern.test(errors))?.fault;
}

type Verdict = Pick<RepositoryError, "code" | "advice">;

/** For a repository on this machine. All other faults get {@link UNREADABLE}. */
const VERDICTS: Partial<Record<GitFault, Verdict>> = {
  limits: {
    code: "REPOSITORY_TOO_LARGE",
    advice:
      "Git was not given the memory or the time that this repository needs. Choose a smaller one, or `git repack -adf` it.",
  },
  incomplete: {
    code: "REPOSITORY_INVALID",
    advice:
      "The clone is a partial one: objects of this commit are not on this machine. Clone the repository in full, or run `git fetch --refetch --no-filter` in this clone if you trust its settings.",
  },
  "no-commit": {
    code: "REPOSITORY_EMPTY",
    advice: "Commit the code first: a course is made of a commit.",
  },
};

const UNREADABLE: Verdict = {
  code: "REPOSITORY_INVALID",
  advice: "Check that the directory is a Git repository that can be read, with that commit fetched.",
};

/** The error for a failed Git command. `reason` is Git's error output. */
export function gitFailure(what: string, reason: string, cause?: unknown): RepositoryError {
  const fault = gitFaultIn(reason);
  const verdict = (fault && VERDICTS[fault]) ?? UNREADABLE;
  return new RepositoryError({ ...verdict, message: `${what}: ${reason}`, cause });
}

/** For a directory that is not a repository, or does not contain the commit. */
export function unreadable(message: string): RepositoryError {
  return new RepositoryError({ ...UNREADABLE, message });
}
