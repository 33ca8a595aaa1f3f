/** How long background work waits before it tries again to write what the disk refused. */
export const RETRY_MS = 1000;

/** Says once that background work waits for the disk, and once that it goes on. */
export class Outage {
  readonly #log: (line: string) => void;
  readonly #waits: string;
  readonly #goesOn: string;
  #isOut = false;

  constructor(log: (line: string) => void, waits: string, goesOn: string) {
    this.#log = log;
    this.#waits = waits;
    this.#goesOn = goesOn;
  }

  failed(error: unknown): void {
    if (!this.#isOut) this.#log(`${this.#waits}, because the database failed: ${(error as Error).message}.`);
    this.#isOut = true;
  }

  passed(): void {
    if (this.#isOut) this.#log(`${this.#goesOn}: the database works again.`);
    this.#isOut = false;
  }
}
