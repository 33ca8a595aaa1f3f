/**
 * Brings a repository onto this machine without letting it do anything here: a shallow clone into an empty directory, of which
 * only Git's objects are kept. There is no work tree, so no file, symlink or filter of the repository ever touches the disk;
 * whoever needs a file reads it from the commit.
 */
import { access, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { FondationError, type Secret } from "@fondation/environment";
import { runGit } from "./git.ts";
import { authorization, gitEnvironment } from "./git-environment.ts";
import { createTreeCounter, fetchedBytes, type RepositoryLimits, tooLarge } from "./limits.ts";
import { redirectWithinServer } from "./redirect.ts";
import { refusalOf } from "./refusal.ts";
import { localRemote, type Remote, type RemotePolicy, remoteAt } from "./remote.ts";

/** What to check out, where to, and within which bounds. */
export interface CheckoutRequest extends RemotePolicy {
  /** The repository's name as its submitter knows it, for messages. */
  readonly repository: string;
  readonly kind: "remote" | "local";
  /** An https address without credentials, or an absolute path for a local repository. */
  readonly cloneUrl: string;
  /** Made when it does not exist; must be empty. */
  readonly directory: string;
  readonly token?: Secret;
  readonly limits: RepositoryLimits;
  /** Ends the clone when nothing arrived for so long; 60 s by default. */
  readonly stallMs?: number;
  readonly signal: AbortSignal;
}

/** A checked-out repository. */
export interface Checkout {
  /** Holds `.git` and nothing else. */
  readonly directory: string;
  /** The full hash of the commit at the default branch, or at HEAD of a local repository. */
  readonly commit: string;
  readonly files: number;
  /** Of all files, unpacked. */
  readonly bytes: number;
}

const MOST_REDIRECTS = 3;
const WATCH_EVERY_MS = 200;
const DEFAULT_STALL_MS = 60_000;

/**
 * Clones the last commit of a repository.
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
  const commit = await headCommit(remote, request);
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
    throw new FondationError({
      code: "REPOSITORY_NOT_FOUND",
      message: `Le répertoire de ${repository} n’existe pas sur la machine du worker, ou n’y est pas lisible.`,
      advice:
        "Un chemin local ne peut être traité que par un worker de la même machine ; vérifiez le chemin.",
      cause,
    });
  });
}

/** Gives undefined when it worked, and what Git said when it did not. */
async function clone(remote: Remote, request: CheckoutRequest): Promise<readonly string[] | undefined> {
  const guard = new AbortController();
  const signal = AbortSignal.any([request.signal, guard.signal]);
  let lastActivity = performance.now();
  let lastBytes = 0;
  const watch = setInterval(() => {
    void fetchedBytes(join(request.directory, ".git")).then((bytes) => {
      const now = performance.now();
      if (bytes !== lastBytes) lastActivity = now;
      lastBytes = bytes;
      if (bytes > request.limits.maxBytes) guard.abort(tooLarge(request.repository, request.limits));
      else if (now - lastActivity > (request.stallMs ?? DEFAULT_STALL_MS)) guard.abort(stalled(request));
    });
  }, WATCH_EVERY_MS);
  try {
    const { exitCode, errors } = await runGit({
      arguments: cloneArguments(remote, request),
      directory: request.directory,
      environment: gitEnvironment(remote, request),
      signal,
      onActivity: () => {
        lastActivity = performance.now();
      },
    });
    return exitCode === 0 ? undefined : errors;
  } finally {
    clearInterval(watch);
  }
}

function cloneArguments(remote: Remote, { kind, cloneUrl }: CheckoutRequest): string[] {
  return [
    "clone",
    "--progress",
    "--depth=1",
    "--single-branch",
    "--no-tags",
    "--no-checkout",
    "--no-recurse-submodules",
    "--template=",
    "--config=core.symlinks=false",
    ...(kind === "local" ? [`--upload-pack=${uploadPackTrusting(cloneUrl)}`] : []),
    "--",
    remote.url,
    ".",
  ];
}

/** Git refuses directories of another owner, and clone's own `-c safe.directory` does not reach the process that reads them. */
function uploadPackTrusting(path: string): string {
  const trusted = [path, join(path, ".git")].map(
    (directory) => `-c ${shellQuoted(`safe.directory=${directory}`)}`,
  );
  return `git ${trusted.join(" ")} upload-pack`;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
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
  throw new FondationError({
    code: "REPOSITORY_EMPTY",
    message: `${request.repository} n’a encore aucun commit sur sa branche par défaut.`,
    advice: "Poussez du code dans le dépôt, puis réessayez.",
  });
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

function stalled({ repository }: CheckoutRequest): FondationError {
  return new FondationError({
    code: "NETWORK",
    message: `Le serveur de ${repository} n’envoie plus rien : le clonage a été arrêté.`,
    advice: "Vérifiez que le serveur est joignable depuis le worker, puis réessayez.",
  });
}
