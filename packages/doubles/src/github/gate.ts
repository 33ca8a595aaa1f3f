/**
 * Holds answers until a test releases them. A test can thus keep a job in a stage without sleeping.
 */

/** Gates by key, e.g. a repository. */
export class Gates {
  readonly #gates = new Map<string, Gate>();

  /** From now on, answers with this key wait. */
  hold(repository: string): void {
    if (!this.#gates.has(repository)) this.#gates.set(repository, new Gate());
  }

  /** Lets waiting and later answers through. */
  release(repository: string): void {
    this.#gates.get(repository)?.open();
    this.#gates.delete(repository);
  }

  /** Called before an answer. Resolves at once unless the key is held. */
  pass(repository: string): Promise<void> {
    return this.#gates.get(repository)?.pass() ?? Promise.resolve();
  }

  /**
   * Resolves with the number of answers that have waited since the hold, when it is at least
   * `count`.
   */
  async reached(repository: string, count: number): Promise<number> {
    const gate = this.#gates.get(repository);
    if (gate === undefined) throw new Error(`${repository} is not held`);
    return gate.reached(count);
  }

  releaseAll(): void {
    for (const repository of [...this.#gates.keys()]) this.release(repository);
  }
}

class Gate {
  #arrivals = 0;
  readonly #opened = Promise.withResolvers<void>();
  readonly #watchers = new Set<() => void>();

  open(): void {
    this.#opened.resolve();
    for (const watcher of this.#watchers) watcher();
  }

  pass(): Promise<void> {
    this.#arrivals += 1;
    for (const watcher of this.#watchers) watcher();
    return this.#opened.promise;
  }

  reached(count: number): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<number>();
    const watcher = () => {
      if (this.#arrivals < count) return;
      this.#watchers.delete(watcher);
      resolve(this.#arrivals);
    };
    this.#watchers.add(watcher);
    watcher();
    return promise;
  }
}
