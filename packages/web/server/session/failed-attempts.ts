/**
 * Limits guesses of access tokens. After several failures within a time window, an address must
 * wait for the end of the window. Successes are not counted. The counts are in memory and a restart
 * resets them, but an attacker cannot restart the server.
 */

interface Window {
  failures: number;
  endsAt: number;
}

/**
 * The allowed failures per window, its length in milliseconds, and the number of stored addresses.
 */
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
    // Drops the oldest entry first, so that many addresses cannot exhaust the memory.
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
