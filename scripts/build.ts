/**
 * `bun run build`: builds the programs' bundles and `assets/` (grammars, prompts, pages, Convex
 * functions). A hash of the inputs tells which targets are up to date; these are skipped.
 */
import { dirname, join } from "node:path";
import { exclusively } from "./build/exclusively.ts";
import { BuildRecord, fingerprint } from "./build/fingerprint.ts";
import { targets } from "./build/targets.ts";

const root = dirname(import.meta.dirname);
const cache = join(root, "node_modules", ".cache", "fondation-build");
const record = new BuildRecord(cache);
const started = performance.now();
let built = 0;

using _alone = exclusively(cache);
for (const target of targets(root)) {
  const print = fingerprint(root, target.inputs);
  if (record.isCurrent(target.name, print, target.outputs)) continue;
  const begun = performance.now();
  await target.make();
  record.remember(target.name, print);
  built += 1;
  console.error(`built ${target.name} (${seconds(begun)})`);
}
if (built > 0) console.error(`build ready (${seconds(started)})`);

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
