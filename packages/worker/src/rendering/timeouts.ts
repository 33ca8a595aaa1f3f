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
  /** For printing. No job waits for it; 33 long documents took two minutes on a busy machine. */
  readonly printMs: number;
  /** For all diagrams together. No job waits longer for them. */
  readonly wholeMs: number;
}

/** Together less than the 15 minutes after which the backend gives a course to another worker. */
export const TIMEOUTS: Timeouts = {
  openMs: 55_000,
  drawMs: 20_000,
  trivialMs: 10_000,
  printMs: 420_000,
  wholeMs: 300_000,
};

/** Closing a page takes milliseconds, and no result depends on it. */
export const CLOSING_MS = 1_000;
