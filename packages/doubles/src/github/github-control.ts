/** How a test arranges the GitHub double, wherever that runs. */
import { ControlClient } from "../control-client.ts";
import type { Visibility } from "./access.ts";
import type { FixtureName } from "./fixture-repository.ts";
import type { RecordedRequest } from "./recorded-request.ts";

/** The `/-/…` routes of a double. */
export class GitHubControl {
  readonly #routes: ControlClient;

  /** `url`: the double's address as the test sees it. */
  constructor(url: string) {
    this.#routes = new ControlClient("GitHub", url);
  }

  /** Serves a fixture as `owner/name`; returns its commit, undefined for an empty one. */
  async create(
    repository: string,
    fixture: FixtureName,
    visibility: Visibility = "public",
  ): Promise<string | undefined> {
    const { commit } = await this.#routes.post<{ commit: string | null }>("repositories", {
      repository,
      fixture,
      visibility,
    });
    return commit ?? undefined;
  }

  /** From now on every clone of a repository waits; the job stays in stage `cloning`. */
  async hold(repository: string): Promise<void> {
    await this.#routes.post("hold", { repository });
  }

  /** Lets the clones go on. */
  async release(repository: string): Promise<void> {
    await this.#routes.post("release", { repository });
  }

  /** Resolves when at least `count` clones have waited since the hold. */
  async reached(repository: string, count = 1, signal?: AbortSignal): Promise<number> {
    const query = new URLSearchParams({ repository, count: String(count) });
    return (await this.#routes.send<{ count: number }>(`reached?${query}`, { signal: signal ?? null })).count;
  }

  /** Every request that has ended so far. */
  requests(): Promise<readonly RecordedRequest[]> {
    return this.#routes.send("requests");
  }

  /** True when the double answers. */
  ready(): Promise<true> {
    return this.#routes.ready();
  }
}
