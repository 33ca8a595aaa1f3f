/** How much of a program runs on behalf of a function: its lines, and those of what it calls. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { CodeFunction } from "../calls/code-function.ts";

/** Calls further away than so many add next to nothing. */
const ROUNDS = 16;

/** What a call loses: a function stands for its own lines first. */
const PASSED_ON = 0.9;

/** In lines. A longer function is mostly data or options. */
const MAX_LINES = 60;

/** In lines: what a function that acts on the world outside counts more. */
const EFFECT = 30;

/**
 * 0 to 1, relative to the greatest. A function that several others call gives each of them an equal
 * share, so the shares of independent parts add up.
 */
export function workOfFunctions(
  functions: readonly CodeFunction[],
  calls: CallGraph,
  hasEffect: (fn: CodeFunction) => boolean,
): ReadonlyMap<CodeFunction, number> {
  const indexOf = new Map(functions.map((fn, index) => [fn, index]));
  const callees = functions.map((fn) => {
    const called = calls.callsFrom(fn).flatMap(({ to, certain }) => (certain ? (indexOf.get(to) ?? []) : []));
    return [...new Set(called)].filter((index) => functions[index] !== fn);
  });
  const callers = new Float64Array(functions.length);
  for (const index of callees.flat()) callers[index] = (callers[index] ?? 0) + 1;
  const own = functions.map((fn) => {
    const { startLine, endLine } = fn.symbol;
    return Math.min(MAX_LINES, endLine - startLine + 1) + (hasEffect(fn) ? EFFECT : 0);
  });
  let work = Float64Array.from(own);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = Float64Array.from(own);
    for (const [index, called] of callees.entries()) {
      for (const callee of called) {
        next[index] = (next[index] ?? 0) + (PASSED_ON * (work[callee] ?? 0)) / (callers[callee] ?? 1);
      }
    }
    work = next;
  }
  const greatest = work.reduce((most, value) => Math.max(most, value), 1);
  return new Map(functions.map((fn, index) => [fn, (work[index] ?? 0) / greatest]));
}
