/** A server of repositories and a directory to clone to. */
import { join } from "node:path";
import { GitHubDouble } from "@fondation/doubles/github/github-double";
import { createScratch } from "../../testing/scratch.ts";
import type { CheckoutRequest } from "../checkout-request.ts";

export interface CheckoutFixture {
  readonly root: string;
  readonly server: GitHubDouble;
  readonly target: string;
  /** A request for `<root>/<name>` on the server, which counts as the default server. */
  request(name: string, changes?: Partial<CheckoutRequest>): CheckoutRequest;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function startFixture(): Promise<CheckoutFixture> {
  const scratch = createScratch();
  const root = join(scratch.path, "repositories");
  const target = join(scratch.path, "checkout");
  const server = await GitHubDouble.start({ repositories: root });
  return {
    root,
    server,
    target,
    request: (name, changes = {}) => ({
      repository: name,
      kind: "remote",
      cloneUrl: `${server.url}/${name}`,
      directory: target,
      githubServerUrl: server.url,
      limits: { maxBytes: 50_000_000, maxFiles: 1000 },
      signal: new AbortController().signal,
      ...changes,
    }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      scratch[Symbol.dispose]();
    },
  };
}
