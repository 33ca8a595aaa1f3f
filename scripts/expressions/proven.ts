/**
 * The record of expressions that the analysis has found linear. The verdict depends on the
 * expression and the version of the analysis alone, and some take 20 seconds of processor time.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const RECORD = join(import.meta.dirname, "proven.json");
const { version } = createRequire(import.meta.url)("recheck/package.json") as { version: string };

interface Record {
  /** Version of recheck. The record of another version is void. */
  readonly recheck: string;
  /** As written in the sources, sorted. */
  readonly linear: readonly string[];
}

export function readProven(): ReadonlySet<string> {
  const { recheck, linear } = JSON.parse(readFileSync(RECORD, "utf8")) as Record;
  return new Set(recheck === version ? linear : []);
}

export function writeProven(linear: Iterable<string>): void {
  const record: Record = { recheck: version, linear: [...new Set(linear)].toSorted() };
  writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`);
}
