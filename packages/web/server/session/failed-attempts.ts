/**
 * Slows down whoever guesses access tokens: after a number of failures inside a window, an address must wait for the
 * window's end. Successes are never counted. Kept in memory: a restart forgives, and an attacker cannot restart us.
 */

interface Window {
  failures: number;
  endsAt: number;
}

/** How many failures are allowed in how many milliseconds, and how many addresses are remembered. */
export interface AttemptLimits {
  readonly failures: number;
  readonly windowMs: number;
  readonly addresses: number;
}

const DEFAULT_LIMITS: AttemptLimits = { failures: 10, windowMs: 60_000, addresses: 10_000 };

/** Counts failures per address. */
export class FailedAttempts {
  readonly #limits: AttemptLimits;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(limits: AttemptLimits = DEFAULT_LIMITS, now: () => number = () => performance.now()) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Milliseconds the address must still wait; 0 when it may try. */
  remainingMs(address: string): number {
    const window = this.#current(address);
    if (window === undefined || window.failures < this.#limits.failures) return 0;
    return window.endsAt - this.#now();
  }

  /** Records one failure. */
  record(address: string): void {
    const window = this.#current(address);
    if (window !== undefined) {
      window.failures += 1;
      return;
    }
    // The oldest entry goes first: a flood of addresses cannot grow the memory without end.
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
