/** The `/-/…` routes by which a test arranges a double, wherever that runs. */

/** Calls them. */
export class ControlClient {
  readonly #double: string;
  readonly #url: string;

  /** `double`: its name in errors; `url`: its address as the test sees it. */
  constructor(double: string, url: string) {
    this.#double = double;
    this.#url = url;
  }

  /** Sends JSON; resolves to the JSON of the answer. Throws as `send` does. */
  post<T>(route: string, body: unknown): Promise<T> {
    return this.send(route, { method: "POST", body: JSON.stringify(body) });
  }

  /** Resolves to the JSON of the answer. Throws an Error with what the double said when it refuses. */
  async send<T>(route: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(`${this.#url}/-/${route}`, init);
    if (!response.ok) {
      throw new Error(
        `The ${this.#double} double answered /-/${route} with ${response.status}: ${await response.text()}`,
      );
    }
    return (await response.json()) as T;
  }

  /** True when the double answers. */
  async ready(): Promise<true> {
    await this.send("ready");
    return true;
  }
}
