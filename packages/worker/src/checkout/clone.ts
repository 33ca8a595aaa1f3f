/** The clone itself: one shallow Git command, watched while it runs. */
import { join } from "node:path";
import type { Secret } from "@fondation/environment";
import { JobError } from "../job-error.ts";
import { runGit } from "./git.ts";
import { gitEnvironment } from "./git-environment.ts";
import { fetchedBytes, type RepositoryLimits, tooLarge } from "./limits.ts";
import type { Remote, RemotePolicy } from "./remote.ts";

/** What to check out, where to, and within which bounds. */
export interface CheckoutRequest extends RemotePolicy {
  /** The repository's name as its submitter knows it, for messages. */
  readonly repository: string;
  readonly kind: "remote" | "local";
  /** An https address without credentials, or an absolute path for a local repository. */
  readonly cloneUrl: string;
  /** The full hash of the commit that is wanted where the server still has it; the last one of the default branch when absent. */
  readonly commit?: string;
  /** Made when it does not exist; must be empty. */
  readonly directory: string;
  readonly token?: Secret;
  readonly limits: RepositoryLimits;
  /** Ends the clone when nothing arrived for so long; 60 s by default. */
  readonly stallMs?: number;
  readonly signal: AbortSignal;
}

const WATCH_EVERY_MS = 200;
const DEFAULT_STALL_MS = 60_000;

/**
 * Clones into the request's directory. Gives undefined when it worked, and what Git said when it did not.
 * @throws FondationError REPOSITORY_TOO_LARGE, or NETWORK when nothing arrives any more; the signal's reason when it was aborted.
 */
export function clone(remote: Remote, request: CheckoutRequest): Promise<readonly string[] | undefined> {
  return transfer(remote, request, cloneArguments(remote, request));
}

/** Fetches one commit, and nothing older, into the clone in the request's directory. Gives and throws what {@link clone} does. */
export function fetchCommit(
  commit: string,
  remote: Remote,
  request: CheckoutRequest,
): Promise<readonly string[] | undefined> {
  return transfer(remote, request, [
    "fetch",
    "--progress",
    "--depth=1",
    "--no-tags",
    "--no-recurse-submodules",
    "--no-auto-maintenance",
    ...uploadPack(request),
    "--",
    remote.url,
    commit,
  ]);
}

async function transfer(
  remote: Remote,
  request: CheckoutRequest,
  args: string[],
): Promise<readonly string[] | undefined> {
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
      arguments: args,
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

function cloneArguments(remote: Remote, request: CheckoutRequest): string[] {
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
    ...uploadPack(request),
    "--",
    remote.url,
    ".",
  ];
}

function uploadPack({ kind, cloneUrl }: CheckoutRequest): string[] {
  return kind === "local" ? [`--upload-pack=${uploadPackTrusting(cloneUrl)}`] : [];
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

function stalled({ repository }: CheckoutRequest): JobError {
  return new JobError({
    code: "NETWORK",
    message: `Le serveur de ${repository} n’envoie plus rien : le clonage a été arrêté.`,
    advice: "Vérifiez que le serveur est joignable depuis le worker, puis réessayez.",
  });
}
