/** The share of each function in the code of the product. */

import type { Call, CodeFunction } from "./code-function.ts";

/** Steps of PageRank. The rest after that many is below a thousandth of the whole. */
const ROUNDS = 40;
const DAMPING = 0.85;

/**
 * PageRank over the certain calls among functions of source files. A function without calls gives
 * its share to all. The shares add up to 1.
 */
export function massOfFunctions(
  functions: readonly CodeFunction[],
  calls: readonly Pick<Call, "from" | "to" | "certain">[],
): ReadonlyMap<CodeFunction, number> {
  const product = functions.filter(({ file }) => file.role === "source");
  const indexOf = new Map(product.map((fn, index) => [fn, index]));
  const sources: number[] = [];
  const targets: number[] = [];
  const out = new Float64Array(product.length);
  for (const { from, to, certain } of calls) {
    const [source, target] = [indexOf.get(from), indexOf.get(to)];
    if (!certain || source === undefined || target === undefined || source === target) continue;
    sources.push(source);
    targets.push(target);
    out[source] = (out[source] ?? 0) + 1;
  }
  let shares = new Float64Array(product.length).fill(1 / Math.max(1, product.length));
  for (let round = 0; round < ROUNDS; round += 1) {
    const idle = shares.reduce((sum, share, index) => (out[index] === 0 ? sum + share : sum), 0);
    const base = (1 - DAMPING + DAMPING * idle) / Math.max(1, product.length);
    const next = new Float64Array(product.length).fill(base);
    for (const [call, source] of sources.entries()) {
      const target = targets[call] ?? 0;
      next[target] = (next[target] ?? 0) + (DAMPING * (shares[source] ?? 0)) / (out[source] ?? 1);
    }
    shares = next;
  }
  return new Map(product.map((fn, index) => [fn, shares[index] ?? 0]));
}
