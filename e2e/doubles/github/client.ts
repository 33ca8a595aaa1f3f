/** How a test arranges the GitHub double, wherever that runs. */
import type { Visibility } from "./access.ts";
import type { FixtureName } from "./fixture-repository.ts";
import type { RecordedRequest } from "./server.ts";

/** The `/-/…` routes of a double. */
export class GitHubControl {
  readonly #url: string;

  /** `url`: the double's address as the test sees it. */
  constructor(url: string) {
    this.#url = url;
  }

  /** Serves a fixture as `owner/name`; returns its commit, undefined for an empty one. */
  async create(
    repository: string,
    fixture: FixtureName,
    visibility: Visibility = "public",
  ): Promise<string | undefined> {
    const { commit } = await this.#post<{ commit: string | null }>("repositories", {
      repository,
      fixture,
      visibility,
    });
    return commit ?? undefined;
  }

  /** From now on every clone of a repository waits; the job stays in stage `cloning`. */
  async hold(repository: string): Promise<void> {
    await this.#post("hold", { repository });
  }

  /** Lets the clones go on. */
  async release(repository: string): Promise<void> {
    await this.#post("release", { repository });
  }

  /** Resolves when at least `count` clones have waited since the hold. */
  async reached(repository: string, count = 1, signal?: AbortSignal): Promise<number> {
    const query = new URLSearchParams({ repository, count: String(count) });
    return (await this.#send<{ count: number }>(`reached?${query}`, { signal: signal ?? null })).count;
  }

  /** Every request that has ended so far. */
  requests(): Promise<readonly RecordedRequest[]> {
    return this.#send("requests");
  }

  /** True when the double answers. */
  async ready(): Promise<true> {
    await this.#send("ready");
    return true;
  }

  #post<T>(route: string, body: unknown): Promise<T> {
    return this.#send(route, { method: "POST", body: JSON.stringify(body) });
  }

  async #send<T>(route: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(`${this.#url}/-/${route}`, init);
    if (!response.ok) {
      throw new Error(
        `The GitHub double answered /-/${route} with ${response.status}: ${await response.text()}`,
      );
    }
    return (await response.json()) as T;
  }
}
