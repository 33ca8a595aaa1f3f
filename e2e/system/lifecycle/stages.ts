/** The duration of each stage of a start, as one line of text and one JSON record. */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";

export class Stages {
  readonly #started = performance.now();
  readonly #seconds = new Map<string, number>();
  /** Load per core in the last minute. */
  readonly #load = (loadavg()[0] ?? 0) / availableParallelism();

  /** Runs one stage and records its duration, even if the stage fails. */
  async time<T>(name: string, run: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await run();
    } finally {
      this.#seconds.set(name, (performance.now() - started) / 1000);
    }
  }

  /** E.g. `System ready on processes (2.1 s: github 0.2, backend 0.9, web 0.4, worker 0.6)`. */
  line(target: string): string {
    const stages = [...this.#seconds].map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`);
    return `System ready on ${target} (${this.#total().toFixed(1)} s: ${stages.join(", ")})`;
  }

  async write(file: string, facts: Record<string, unknown>): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true });
    const stages = Object.fromEntries(this.#seconds);
    const record = { ...facts, load: this.#load, seconds: this.#total(), stages };
    // Written atomically, because another process may read all records.
    await writeFile(`${file}.part`, `${JSON.stringify(record, undefined, 2)}\n`);
    await rename(`${file}.part`, file);
  }

  #total(): number {
    return (performance.now() - this.#started) / 1000;
  }
}
