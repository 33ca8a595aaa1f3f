/** The Git session of one checkout: its server, its environment with the token, and its signal. */
import { JobError } from "../failures/job-error.ts";
import type { CheckoutRequest } from "./checkout-request.ts";
import { authorization, checkoutEnvironment } from "./environment.ts";
import { gitFailure } from "./git-failure.ts";
import { type GitObservers, type GitResult, runGit } from "./git-process.ts";
import { HEADER_TRACE, isSameOwner, locationIn, redirectWithinServer } from "./redirect.ts";
import { localRemote, type Remote, remoteAt } from "./remote.ts";

export interface GitSession {
  /** The address to fetch from, without credentials. */
  readonly url: string;
  /**
   * Runs Git in the checkout's directory. `guard` ends it in addition to the request's signal.
   * @throws the reason of the signal that was aborted.
   */
  run(args: readonly string[], options?: GitObservers & { guard?: AbortSignal }): Promise<GitResult>;
  /** The error for a command with this error output. */
  failure(errors: readonly string[]): JobError;
  /**
   * A session at the address to which the server redirects, with the token for the same owner only.
   * @throws JobError clone.other-server when that is on another server.
   */
  redirected(): Promise<GitSession>;
}

/**
 * Checks the request's address and prepares Git for it.
 * @throws JobError REPOSITORY_INVALID, REPOSITORY_NOT_FOUND or NETWORK.
 */
export async function openGitSession(request: CheckoutRequest): Promise<GitSession> {
  const { kind, cloneUrl } = request;
  return createSession(kind === "local" ? localRemote(cloneUrl) : await remoteAt(cloneUrl, request), request);
}

function createSession(remote: Remote, request: CheckoutRequest): GitSession {
  const { directory, kind, repository, signal } = request;
  const header = authorization(remote, request);
  const environment = checkoutEnvironment(remote, header);
  const failure = (errors: readonly string[]) =>
    gitFailure(errors, { repository, kind, identified: header !== undefined });
  return {
    url: remote.url,
    failure,
    run: (args, { guard, ...observers } = {}) =>
      runGit({
        ...observers,
        arguments: args,
        directory,
        environment,
        signal: guard === undefined ? signal : AbortSignal.any([signal, guard]),
      }),
    async redirected() {
      const { errors } = await runGit({
        arguments: ["ls-remote", "--", remote.url, "HEAD"],
        directory,
        environment: { ...environment, ...HEADER_TRACE },
        signal,
      });
      const location = locationIn(errors);
      if (location === undefined) throw failure(errors);
      const url = redirectWithinServer(remote.url, location);
      if (url === undefined) throw new JobError("clone.other-server", { repository });
      const { token: _, ...anonymous } = request;
      return createSession({ ...remote, url }, isSameOwner(url, remote.url) ? request : anonymous);
    },
  };
}
