/**
 * The index intervals that a query read. A commit that writes inside one of them makes its result
 * stale.
 */
import type { Interval } from "./interval.ts";

export class ReadSet {
  readonly intervals: Interval[] = [];

  /** Adds an interval. The caller narrows or widens it while it reads. */
  add(interval: Interval): Interval {
    this.intervals.push(interval);
    return interval;
  }
}
