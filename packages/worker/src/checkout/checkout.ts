/**
 * Brings a repository onto this machine without letting it do anything here: a shallow clone into an empty directory, of which
 * only Git's objects are kept. There is no work tree, so no file, symlink or filter of the repository ever touches the disk;
 * whoever needs a file reads it from the commit.
 */
import { access, mkdir, readdir } from "node:fs/promises";
import { JobError } from "../job-error.ts";
import { type CheckoutRequest, clone, fetchCommit } from "./clone.ts";
import { runGit } from "./git.ts";
import { authorization, gitEnvironment } from "./git-environment.ts";
import { createTreeCounter, tooLarge } from "./limits.ts";
import { redirectWithinServer } from "./redirect.ts";
import { refusalOf } from "./refusal.ts";
import { localRemote, type Remote, remoteAt } from "./remote.ts";

export type { CheckoutRequest } from "./clone.ts";

/** A checked-out repository. */
export interface Checkout {
  /** Holds `.git` and nothing else. */
  readonly directory: string;
  /** The full hash of the wanted commit, else of the last one of the default branch, or at HEAD of a local repository. */
  readonly commit: string;
  readonly files: number;
  /** Of all files, unpacked. */
  readonly bytes: number;
}

const MOST_REDIRECTS = 3;

/**
 * Clones one commit of a repository.
 * @throws FondationError REPOSITORY_INVALID, REPOSITORY_NOT_FOUND, REPOSITORY_DENIED, REPOSITORY_EMPTY, REPOSITORY_TOO_LARGE,
 * NETWORK, DISK_FULL or INTERNAL; the signal's reason when it was aborted. The caller removes the directory in every case.
 */
export async function checkOut(request: CheckoutRequest): Promise<Checkout> {
  await prepare(request.directory);
  if (request.kind === "local") await requireDirectory(request);
  let remote =
    request.kind === "local" ? localRemote(request.cloneUrl) : await remoteAt(request.cloneUrl, request);
  for (let redirects = 0; ; redirects += 1) {
    const errors = await clone(remote, request);
    if (errors === undefined) break;
    const next = redirects < MOST_REDIRECTS ? await redirectOf(errors, remote, request) : undefined;
    if (next === undefined) {
      throw refusalOf(errors, {
        repository: request.repository,
        identified: authorization(remote, request) !== undefined,
      });
    }
    remote = { ...remote, url: next };
  }
  const commit = await wantedCommit(await headCommit(remote, request), remote, request);
  const { files, bytes } = await countTree(commit, remote, request);
  return { directory: request.directory, commit, files, bytes };
}

async function prepare(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const found = await readdir(directory);
  if (found.length > 0)
    throw new Error(`A checkout needs an empty directory; ${directory} holds ${found[0]}.`);
}

async function requireDirectory({ cloneUrl, repository }: CheckoutRequest): Promise<void> {
  await access(cloneUrl).catch((cause: unknown) => {
    throw new JobError({
      code: "REPOSITORY_NOT_FOUND",
      message: `Le répertoire de ${repository} n’existe pas sur la machine du worker, ou n’y est pas lisible.`,
      advice:
        "Un chemin local ne peut être traité que par un worker de la même machine ; vérifiez le chemin.",
      cause,
    });
  });
}

async function redirectOf(
  errors: readonly string[],
  remote: Remote,
  request: CheckoutRequest,
): Promise<string | undefined> {
  if (remote.protocol === "file" || !errors.some((line) => /returned error: 30[1-8]\b/.test(line)))
    return undefined;
  const header = authorization(remote, request);
  return redirectWithinServer({
    url: remote.url,
    signal: request.signal,
    ...(header === undefined ? {} : { authorization: header }),
    ...(remote.addresses === undefined ? {} : { addresses: remote.addresses }),
  });
}

async function headCommit(remote: Remote, request: CheckoutRequest): Promise<string> {
  let output = "";
  const { exitCode } = await runGit({
    arguments: ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"],
    directory: request.directory,
    environment: gitEnvironment(remote, { githubServerUrl: request.githubServerUrl }),
    signal: request.signal,
    onOutput: (chunk) => {
      output += chunk.toString("latin1");
    },
  });
  const commit = output.trim();
  if (exitCode === 0 && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) return commit;
  throw new JobError({
    code: "REPOSITORY_EMPTY",
    message: `${request.repository} n’a encore aucun commit sur sa branche par défaut.`,
    advice: "Poussez du code dans le dépôt, puis réessayez.",
  });
}

/** What a server says that has a commit no more, or never had it; from Git's `upload-pack.c` and `fetch-pack.c`. */
const GONE = /not our ref|unadvertised object|couldn't find remote ref/i;

async function wantedCommit(head: string, remote: Remote, request: CheckoutRequest): Promise<string> {
  const { commit, repository } = request;
  if (commit === undefined || commit === head) return head;
  const errors = await fetchCommit(commit, remote, request);
  if (errors === undefined) return commit;
  if (errors.some((line) => GONE.test(line))) return head;
  throw refusalOf(errors, { repository, identified: authorization(remote, request) !== undefined });
}

async function countTree(commit: string, remote: Remote, request: CheckoutRequest) {
  const counter = createTreeCounter(request.limits);
  const guard = new AbortController();
  const { exitCode, errors } = await runGit({
    arguments: ["ls-tree", "-r", "-l", "-z", commit],
    directory: request.directory,
    environment: gitEnvironment(remote, { githubServerUrl: request.githubServerUrl }),
    signal: AbortSignal.any([request.signal, guard.signal]),
    onOutput: (chunk) => {
      counter.add(chunk);
      if (counter.exceeded) guard.abort(tooLarge(request.repository, request.limits));
    },
  });
  if (counter.exceeded) throw tooLarge(request.repository, request.limits);
  if (exitCode !== 0) throw refusalOf(errors, { repository: request.repository, identified: false });
  return counter;
}
