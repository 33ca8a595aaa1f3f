/** Half-open ranges of index keys, to compare what a query read with what a commit wrote. */

/** All keys of one index from `lower` (inclusive) to `upper` (exclusive). */
export interface Interval {
  indexId: number;
  lower: Uint8Array;
  upper: Uint8Array;
}

/** One key of one index that a commit added or removed. */
export interface WrittenKey {
  indexId: number;
  key: Uint8Array;
}

export function covers(interval: Interval, written: WrittenKey): boolean {
  return (
    interval.indexId === written.indexId &&
    Buffer.compare(interval.lower, written.key) <= 0 &&
    Buffer.compare(written.key, interval.upper) < 0
  );
}
