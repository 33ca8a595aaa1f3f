/** Calls the control routes `/-/…` of a double in another process or container. */

export class ControlClient {
  readonly #double: string;
  readonly #url: string;

  /** `double` is the name in errors, `url` the address from the test. */
  constructor(double: string, url: string) {
    this.#double = double;
    this.#url = url;
  }

  post<T>(route: string, body: unknown): Promise<T> {
    return this.send(route, { method: "POST", body: JSON.stringify(body) });
  }

  /**
   * Resolves to the JSON of the answer. Rejects with the text of the answer unless its status is
   * 2xx.
   */
  async send<T>(route: string, init: RequestInit = {}): Promise<T> {
    const response = await fetch(`${this.#url}/-/${route}`, init);
    if (!response.ok) {
      throw new Error(
        `The ${this.#double} double answered /-/${route} with ${response.status}: ${await response.text()}`,
      );
    }
    return (await response.json()) as T;
  }

  async ready(): Promise<true> {
    await this.send("ready");
    return true;
  }
}
