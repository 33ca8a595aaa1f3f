import { cpus, totalmem } from "node:os";

/** The machine's size in one line. Results are only comparable on equal machines. */
export function machine(): string {
  const gibibytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${gibibytes} GiB, Node ${process.versions.node}`;
}

/**
 * The value below which a share of the samples lies, e.g. 0.95, by the nearest-rank method. Throws
 * RangeError without samples.
 */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError("No samples were taken.");
  return value;
}

/** Prints one result with its target. */
export function report(what: string, measured: string, target: string): void {
  console.log(`${what.padEnd(58)} ${measured.padStart(14)}   target ${target}`);
}
