/**
 * What a query read, as index intervals; a commit that writes inside one of them makes its result
 * stale.
 */
import type { Interval } from "./interval.ts";

export class ReadSet {
  readonly intervals: Interval[] = [];

  /** Adds an interval that the caller narrows or widens while it reads. */
  add(interval: Interval): Interval {
    this.intervals.push(interval);
    return interval;
  }
}
