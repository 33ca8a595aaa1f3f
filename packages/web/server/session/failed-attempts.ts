/**
 * Limits guesses of access tokens. After a number of failures within a time window, an address must
 * wait for the end of the window. Successes are not counted. The counts are in memory: a restart
 * resets them, and an attacker cannot restart the server.
 */

interface Window {
  failures: number;
  endsAt: number;
}

/** The failures allowed in a window, its length, and the number of addresses that are kept. */
export interface AttemptLimits {
  readonly failures: number;
  readonly windowMs: number;
  readonly addresses: number;
}

const DEFAULT_LIMITS: AttemptLimits = { failures: 10, windowMs: 60_000, addresses: 10_000 };

export class FailedAttempts {
  readonly #limits: AttemptLimits;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(limits: AttemptLimits = DEFAULT_LIMITS, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Milliseconds that the address must still wait; 0 when it may try. */
  remainingMs(address: string): number {
    const window = this.#current(address);
    if (window === undefined || window.failures < this.#limits.failures) return 0;
    return window.endsAt - this.#now();
  }

  record(address: string): void {
    const window = this.#current(address);
    if (window !== undefined) {
      window.failures += 1;
      return;
    }
    // The oldest entry is dropped first: many addresses cannot use memory without limit.
    if (this.#windows.size >= this.#limits.addresses) {
      const oldest = this.#windows.keys().next();
      if (!oldest.done) this.#windows.delete(oldest.value);
    }
    this.#windows.set(address, { failures: 1, endsAt: this.#now() + this.#limits.windowMs });
  }

  #current(address: string): Window | undefined {
    const window = this.#windows.get(address);
    if (window === undefined || window.endsAt > this.#now()) return window;
    this.#windows.delete(address);
    return undefined;
  }
}
