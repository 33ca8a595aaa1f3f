/**
 * How long to wait for a browser, in milliseconds. A browser that hangs, is stopped or is behind a
 * dead network never answers most calls.
 */

export interface Timeouts {
  /** For opening a page, and the browser if necessary. */
  readonly openMs: number;
  /**
   * For one drawing in both themes, which takes 0.1 s. A few lines can keep Mermaid busy for ever.
   */
  readonly drawMs: number;
  /** For a trivial diagram: a browser that needs longer does not work. */
  readonly trivialMs: number;
  /** For printing; a course of 60 documents takes about 10 s. */
  readonly printMs: number;
  /** For everything: no job waits longer for its diagrams, or for its PDF. */
  readonly wholeMs: number;
}

export const TIMEOUTS: Timeouts = {
  openMs: 55_000,
  drawMs: 20_000,
  trivialMs: 10_000,
  printMs: 120_000,
  wholeMs: 300_000,
};

/** Closing a page takes milliseconds, and nothing depends on it. */
export const CLOSING_MS = 1_000;
