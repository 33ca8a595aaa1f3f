/**
 * How long a browser is waited for, in milliseconds. Most calls of a browser that hangs, is stopped or sits behind a dead network are
 * never answered, so that each of them is waited for no longer than this.
 */

/** The bounds; tests have shorter ones. */
export interface Timeouts {
  /** To open the browser, where it is not open yet, and a page in it. */
  readonly openMs: number;
  /** One drawing in both themes takes a tenth of a second; Mermaid can be kept busy for ever by a few lines. */
  readonly drawMs: number;
  /** The same for a diagram that cannot keep anything busy: a browser that needs longer is at fault itself. */
  readonly trivialMs: number;
  /** A course of sixty documents is printed in some ten seconds. */
  readonly printMs: number;
  /** Whatever is asked for, all in all: no job waits longer for its pictures, or for its PDF. */
  readonly wholeMs: number;
}

/** Those of production. */
export const TIMEOUTS: Timeouts = {
  openMs: 55_000,
  drawMs: 20_000,
  trivialMs: 10_000,
  printMs: 120_000,
  wholeMs: 300_000,
};

/** Closing a page is a matter of milliseconds, and nothing depends on it. */
export const CLOSING_MS = 1_000;
