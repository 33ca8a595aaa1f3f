/** Controls an Anthropic double in another process or container, through its `/-/…` routes. */
import { ControlClient } from "../control-client.ts";
import type { ToolResult } from "./answers/model.ts";
import type { LoggedRequest, Problem } from "./exchange/request-log.ts";

export class AnthropicControl {
  readonly #routes: ControlClient;

  /** `url` is the double's address from the test. */
  constructor(url: string) {
    this.#routes = new ControlClient("Anthropic", url);
  }

  /**
   * Adds a scenario (see `scenario/rule.ts`) for the requests of a repository, or of all with `*`.
   * An empty text removes them.
   */
  async play(repository: string, scenario: string): Promise<void> {
    await this.#routes.post("scenario", { repository, scenario });
  }

  /** From now on, requests of a task (`4.3`), a step (`4`) or all (`*`) wait for their answer. */
  async hold(repository: string, at = "*"): Promise<void> {
    await this.#routes.post("hold", { repository, at });
  }

  async release(repository: string, at = "*"): Promise<void> {
    await this.#routes.post("release", { repository, at });
  }

  /** Resolves with the number of held requests when it is at least `count`. */
  async reached(repository: string, at = "*", count = 1, signal?: AbortSignal): Promise<number> {
    const query = new URLSearchParams({ repository, at, count: String(count) });
    return (await this.#routes.send<{ count: number }>(`reached?${query}`, { signal: signal ?? null })).count;
  }

  /** All requests so far, of one repository or of all. */
  requests(repository?: string): Promise<readonly LoggedRequest[]> {
    return this.#routes.send(`requests${of(repository)}`);
  }

  /** `index` counts from 0 in the order of arrival. */
  async body(index: number): Promise<string> {
    return (await this.#routes.send<{ body: string | null }>(`body?index=${index}`)).body ?? "";
  }

  /** Of one repository or of all. */
  toolResults(repository?: string): Promise<readonly ToolResult[]> {
    return this.#routes.send(`tool-results${of(repository)}`);
  }

  /**
   * Unknown routes and tasks, refused Reads, and rules that were not played as often as expected. A
   * test fails when there is one.
   */
  problems(repository?: string): Promise<readonly Problem[]> {
    return this.#routes.send(`problems${of(repository)}`);
  }

  ready(): Promise<true> {
    return this.#routes.ready();
  }
}

function of(repository: string | undefined): string {
  return repository === undefined ? "" : `?${new URLSearchParams({ repository })}`;
}
