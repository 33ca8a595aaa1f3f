/**
 * The nearest-rank percentile: the smallest value such that at least `rank` per cent are not
 * larger. NaN for no values.
 */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN;
}
