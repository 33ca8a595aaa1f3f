/** How a test arranges the Anthropic double, wherever that runs. */
import { ControlClient } from "../control-client.ts";
import type { ToolResult } from "./answers/model.ts";
import type { LoggedRequest, Problem } from "./exchange/request-log.ts";

/** The `/-/…` routes of a double. */
export class AnthropicControl {
  readonly #routes: ControlClient;

  /** `url`: the double's address as the test sees it. */
  constructor(url: string) {
    this.#routes = new ControlClient("Anthropic", url);
  }

  /** From now on the requests of a repository (`*`: all) meet a scenario; see `scenario/rule.ts`. An empty text ends them. */
  async play(repository: string, scenario: string): Promise<void> {
    await this.#routes.post("scenario", { repository, scenario });
  }

  /** From now on the requests of a task (`4.3`), a step (`4`) or all (`*`) wait for their answer. */
  async hold(repository: string, at = "*"): Promise<void> {
    await this.#routes.post("hold", { repository, at });
  }

  /** Lets them go on. */
  async release(repository: string, at = "*"): Promise<void> {
    await this.#routes.post("release", { repository, at });
  }

  /** Resolves when at least `count` requests have waited since the hold. */
  async reached(repository: string, at = "*", count = 1, signal?: AbortSignal): Promise<number> {
    const query = new URLSearchParams({ repository, at, count: String(count) });
    return (await this.#routes.send<{ count: number }>(`reached?${query}`, { signal: signal ?? null })).count;
  }

  /** Every request so far, of one repository or of all. */
  requests(repository?: string): Promise<readonly LoggedRequest[]> {
    return this.#routes.send(`requests${of(repository)}`);
  }

  /** What a request carried. */
  async body(index: number): Promise<string> {
    return (await this.#routes.send<{ body: string | null }>(`body?index=${index}`)).body ?? "";
  }

  /** What the client's tools gave back to the model. */
  toolResults(repository?: string): Promise<readonly ToolResult[]> {
    return this.#routes.send(`tool-results${of(repository)}`);
  }

  /** Unknown routes and tasks, refused readings, expectations that nobody met. A test that ends with any has failed. */
  problems(repository?: string): Promise<readonly Problem[]> {
    return this.#routes.send(`problems${of(repository)}`);
  }

  /** True when the double answers. */
  ready(): Promise<true> {
    return this.#routes.ready();
  }
}

function of(repository: string | undefined): string {
  return repository === undefined ? "" : `?${new URLSearchParams({ repository })}`;
}
