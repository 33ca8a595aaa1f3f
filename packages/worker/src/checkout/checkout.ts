/**
 * Brings a repository onto this machine without running anything from it: a shallow clone into an
 * empty directory, without a work tree. No file, symbolic link or filter of the repository reaches
 * the disk; files are read from the commit.
 */
import { access, mkdir, readdir, realpath } from "node:fs/promises";
import { type FoundRepository, findRepository, gitFaultIn } from "@fondation/repository";
import { JobError } from "../failures/job-error.ts";
import type { CheckoutRequest } from "./checkout-request.ts";
import { createTreeCounter, tooLarge } from "./repository-limits.ts";
import { type GitSession, openGitSession } from "./session.ts";
import { clone, fetchCommit } from "./transfer.ts";

export interface Checkout {
  /** Contains only `.git`. */
  readonly directory: string;
  /**
   * The full hash of the wanted commit. Without a wanted commit, that of the default branch or the
   * local HEAD.
   */
  readonly commit: string;
  readonly files: number;
  /** Of all files, uncompressed. */
  readonly bytes: number;
}

const MOST_REDIRECTS = 3;

/**
 * Clones one commit of a repository. The caller removes the directory, also after an error.
 * @throws JobError REPOSITORY_INVALID, REPOSITORY_NOT_FOUND, REPOSITORY_DENIED, REPOSITORY_EMPTY,
 * REPOSITORY_TOO_LARGE, NETWORK, DISK_FULL or INTERNAL; the signal's reason when aborted.
 */
export async function checkOut(request: CheckoutRequest): Promise<Checkout> {
  await prepare(request.directory);
  if (request.kind === "local") await requireRepository(request);
  const git = await cloneWithRedirects(await openGitSession(request), request);
  const commit = await wantedCommit(await headCommit(git, request), git, request);
  const { files, bytes } = await countTree(commit, git, request);
  return { directory: request.directory, commit, files, bytes };
}

async function prepare(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const found = await readdir(directory);
  if (found.length > 0)
    throw new Error(`A checkout needs an empty directory; ${directory} holds ${found[0]}.`);
}

async function requireRepository({ cloneUrl, repository }: CheckoutRequest): Promise<void> {
  await access(cloneUrl).catch((cause: unknown) => {
    throw new JobError("clone.no-directory", { repository }, cause);
  });
  let found: FoundRepository | undefined;
  try {
    found = findRepository(cloneUrl);
  } catch (cause) {
    throw new JobError("clone.not-git", { repository }, cause);
  }
  if (found?.path !== (await realpath(cloneUrl))) throw new JobError("clone.not-git", { repository });
}

/** Returns the session at the final address. */
async function cloneWithRedirects(first: GitSession, request: CheckoutRequest): Promise<GitSession> {
  let git = first;
  for (let redirects = 0; ; redirects += 1) {
    const errors = await clone(git, request);
    if (errors === undefined) return git;
    const isRedirect = gitFaultIn(errors.join("\n")) === "redirect";
    if (!isRedirect || redirects === MOST_REDIRECTS) throw git.failure(errors);
    git = await git.redirected();
  }
}

async function headCommit(git: GitSession, { repository }: CheckoutRequest): Promise<string> {
  let output = "";
  const { exitCode } = await git.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], {
    onOutput: (chunk) => {
      output += chunk.toString("latin1");
    },
  });
  const commit = output.trim();
  if (exitCode === 0 && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return commit;
  throw new JobError("clone.no-commit", { repository });
}

/**
 * Git's messages for a server that does not have a commit, from Git's `upload-pack.c` and
 * `fetch-pack.c`.
 */
const GONE = /not our ref|unadvertised object|couldn't find remote ref/i;

async function wantedCommit(head: string, git: GitSession, request: CheckoutRequest): Promise<string> {
  const { commit } = request;
  if (commit === undefined || commit === head) return head;
  const errors = await fetchCommit(commit, git, request);
  if (errors === undefined) return commit;
  if (errors.some((line) => GONE.test(line))) return head;
  throw git.failure(errors);
}

async function countTree(commit: string, git: GitSession, { repository, limits }: CheckoutRequest) {
  const counter = createTreeCounter(limits);
  const guard = new AbortController();
  const { exitCode, errors } = await git.run(["ls-tree", "-r", "-l", "-z", commit], {
    guard: guard.signal,
    onOutput: (chunk) => {
      counter.add(chunk);
      if (counter.exceeded) guard.abort(tooLarge(repository, limits));
    },
  });
  if (counter.exceeded) throw tooLarge(repository, limits);
  if (exitCode !== 0) throw git.failure(errors);
  return counter;
}
