/**
 * Limits for waiting for a browser, in milliseconds. Most calls to a browser that hangs, is stopped
 * or is unreachable are never answered.
 */

export interface Timeouts {
  /** For opening a page, and the browser if necessary. */
  readonly openMs: number;
  /**
   * For one drawing in both themes, which takes 0.1 s. A few lines can keep Mermaid busy forever.
   */
  readonly drawMs: number;
  /** For a trivial diagram. A browser that needs longer does not work. */
  readonly trivialMs: number;
  /** For printing; a course of 60 documents takes about 10 s. */
  readonly printMs: number;
  /** The total. No job waits longer for its diagrams, or for its PDF. */
  readonly wholeMs: number;
}

export const TIMEOUTS: Timeouts = {
  openMs: 55_000,
  drawMs: 20_000,
  trivialMs: 10_000,
  printMs: 120_000,
  wholeMs: 300_000,
};

/** Closing a page takes milliseconds, and no result depends on it. */
export const CLOSING_MS = 1_000;
