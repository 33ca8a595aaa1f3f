/**
 * Faults of services, with the same words on every target. Each one returns a handle that undoes it.
 * What a test has not undone is undone after it, the latest first, also when it fails.
 */
import type { LinkName } from "../system/network/links.ts";
import type { System } from "../system/contract/system.ts";

/** A fault that has happened. */
export interface Fault {
  /** Brings the service back. Idempotent. */
  undo(): Promise<void>;
}

export class Faults {
  readonly #system: System;
  readonly #open: Fault[] = [];

  constructor(system: System) {
    this.#system = system;
  }

  /** Resolves when the service has ended. Undone by a start with the same data. */
  async kill(service: string, signal: "SIGTERM" | "SIGKILL"): Promise<Fault> {
    await this.#system.control.service(service).kill(signal);
    return this.#keep(() => this.#system.control.restart(service));
  }

  /** Freezes it: it neither works nor ends, and its connections stay open. */
  async pause(service: string): Promise<Fault> {
    const paused = this.#system.control.service(service);
    await paused.pause();
    return this.#keep(() => paused.resume());
  }

  /** Takes it off the network. Only on containers. */
  async disconnect(service: string): Promise<Fault> {
    await this.#system.containers.cutOff(service);
    return this.#keep(() => this.#system.containers.rejoin(service));
  }

  /**
   * Lets it use so many more bytes of memory than now, so that the kernel ends it. Only on containers.
   * Undone by the limit before, and by a start if it has ended.
   */
  async limitMemory(service: string, more: number): Promise<Fault> {
    const restore = await this.#system.containers.limitMemory(service, more);
    return this.#keep(async () => {
      await restore();
      if (!this.#system.control.service(service).running) await this.#system.control.restart(service);
    });
  }

  /** Each piece arrives `milliseconds` later, more or less by at most `jitter`. */
  async slow(link: LinkName, milliseconds: number, jitter: number): Promise<Fault> {
    const disturbed = this.#system.links[link];
    disturbed.slow(milliseconds, jitter);
    return this.#keep(async () => disturbed.heal());
  }

  /** After so many more bytes, the connections break, and new ones do until the fault is undone. */
  async cut(link: LinkName, afterBytes: number): Promise<Fault> {
    const disturbed = this.#system.links[link];
    disturbed.cut(afterBytes);
    return this.#keep(async () => disturbed.heal());
  }

  /** @throws AggregateError with every failure, after all have been tried. */
  async undoAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const fault of this.#open.toReversed()) {
      await fault.undo().catch((error: unknown) => void failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, "Faults could not be undone.");
  }

  #keep(undo: () => Promise<void>): Fault {
    let undone: Promise<void> | undefined;
    const fault = {
      undo: () => {
        undone ??= undo();
        return undone;
      },
    };
    this.#open.push(fault);
    return fault;
  }
}
