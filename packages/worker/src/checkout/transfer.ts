/** The commands that fetch. Each is one shallow Git command, watched while it runs. */
import { join } from "node:path";
import { GIT_CONFIGURATION } from "@fondation/repository";
import { JobError } from "../failures/job-error.ts";
import type { CheckoutRequest } from "./checkout-request.ts";
import { fetchedBytes, tooLarge } from "./repository-limits.ts";
import type { GitSession } from "./session.ts";

const WATCH_EVERY_MS = 200;
const DEFAULT_STALL_MS = 60_000;

/**
 * Clones the last commit of the default branch, without a work tree.
 * @returns undefined on success, otherwise Git's error output.
 * @throws JobError REPOSITORY_TOO_LARGE, also when a local transfer stalls; NETWORK when one from a
 * server does; the signal's reason when aborted.
 */
export function clone(git: GitSession, request: CheckoutRequest): Promise<readonly string[] | undefined> {
  return transfer(git, request, [
    "clone",
    "--single-branch",
    "--no-checkout",
    "--template=",
    "--config=core.symlinks=false",
    ...optionsFor(request),
    "--",
    git.url,
    ".",
  ]);
}

/**
 * Fetches one commit, without its parents, into the clone. Same result and errors as {@link clone}.
 */
export function fetchCommit(
  commit: string,
  git: GitSession,
  request: CheckoutRequest,
): Promise<readonly string[] | undefined> {
  const options = ["--no-auto-maintenance", ...optionsFor(request)];
  return transfer(git, request, ["fetch", ...options, "--", git.url, commit]);
}

async function transfer(
  git: GitSession,
  request: CheckoutRequest,
  args: string[],
): Promise<readonly string[] | undefined> {
  const guard = new AbortController();
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
    const { exitCode, errors } = await git.run(args, {
      guard: guard.signal,
      onActivity: () => {
        lastActivity = performance.now();
      },
    });
    return exitCode === 0 ? undefined : errors;
  } finally {
    clearInterval(watch);
  }
}

function optionsFor({ kind, cloneUrl }: CheckoutRequest): string[] {
  const options = ["--progress", "--depth=1", "--no-tags", "--no-recurse-submodules"];
  return kind === "local" ? [...options, `--upload-pack=${uploadPackTrusting(cloneUrl)}`] : options;
}

/**
 * The command that reads the local repository. Git does not give it the configuration of the clone.
 * It refuses directories of another owner unless their exact paths are named safe. It uses no
 * protocol, so that it fetches no missing objects with a program of the repository's configuration.
 */
function uploadPackTrusting(path: string): string {
  const trusted = [path, join(path, ".git")].map((directory) => ["safe.directory", directory] as const);
  const configuration = [...GIT_CONFIGURATION, ...trusted].map(
    ([key, value]) => `-c ${shellQuoted(`${key}=${value}`)}`,
  );
  return `GIT_ALLOW_PROTOCOL=none git ${configuration.join(" ")} upload-pack`;
}

function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A local clone uses no network, so that trying again does not help. */
function stalled({ repository, kind }: CheckoutRequest): JobError {
  return new JobError(kind === "local" ? "clone.limits" : "clone.stalled", { repository });
}
