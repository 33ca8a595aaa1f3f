/** Controls a GitHub double in another process or container, through its `/-/…` routes. */
import { ControlClient } from "../control-client.ts";
import type { Visibility } from "./access.ts";
import { pointKey, type ReachedPoint } from "./reached-point.ts";
import type { RecordedRequest } from "./recorded-request.ts";
import type { FixtureName } from "./repositories/fixture-repository.ts";

export class GitHubControl {
  readonly #routes: ControlClient;

  /** `url` is the double's address from the test. */
  constructor(url: string) {
    this.#routes = new ControlClient("GitHub", url);
  }

  /**
   * Serves a fixture as `owner/name`. Resolves to its commit; undefined for an empty repository.
   */
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

  /**
   * From now on, every clone of the repository waits, so that its job stays in the stage `cloning`.
   */
  async hold(repository: string): Promise<void> {
    await this.#routes.post("hold", { repository });
  }

  async release(repository: string): Promise<void> {
    await this.#routes.post("release", { repository });
  }

  /** Resolves with the number of held clones when it is at least `count`. */
  async reached(repository: string, count = 1, signal?: AbortSignal): Promise<number> {
    const query = new URLSearchParams({ repository, count: String(count) });
    return (await this.#routes.send<{ count: number }>(`reached?${query}`, { signal: signal ?? null })).count;
  }

  /** From now on, the job that reaches this point waits there. */
  holdAt(point: ReachedPoint): Promise<void> {
    return this.hold(pointKey(point));
  }

  releaseAt(point: ReachedPoint): Promise<void> {
    return this.release(pointKey(point));
  }

  /** Resolves when a job waits at a held point. */
  async reachedAt(point: ReachedPoint, signal?: AbortSignal): Promise<void> {
    await this.reached(pointKey(point), 1, signal);
  }

  /** The points that the workers have reached for a repository, in order. */
  points(repository: string): Promise<readonly ReachedPoint[]> {
    return this.#routes.send(`points?${new URLSearchParams({ repository })}`);
  }

  /** All requests that have ended so far. */
  requests(): Promise<readonly RecordedRequest[]> {
    return this.#routes.send("requests");
  }

  ready(): Promise<true> {
    return this.#routes.ready();
  }
}
