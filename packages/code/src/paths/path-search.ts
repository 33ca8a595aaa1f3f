/** Finds the chain of certain calls with the greatest value. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { Call, CodeFunction } from "../calls/code-function.ts";
import { conditionsAround } from "../conditions/circumstances.ts";
import type { Truths } from "../conditions/expression.ts";
import { enter, NOTHING_KNOWN } from "../conditions/reachable.ts";
import { round } from "./function-weights.ts";

export interface PathValues {
  /** Functions that a path may begin with, in a fixed order. */
  readonly starts: readonly CodeFunction[];
  /** What a function adds to the value of a path; undefined where no path may go. */
  gain(fn: CodeFunction): number | undefined;
  startBonus(fn: CodeFunction): number;
  /** What the last function adds. */
  endBonus(fn: CodeFunction): number;
  /** What a call adds, given the functions before it. */
  callBonus(call: Call, before: Iterable<CodeFunction>): number;
  /** Whether a path of these functions is one at all; its last function comes first. */
  accepts(functions: Iterable<CodeFunction>): boolean;
}

export interface Chain {
  readonly start: CodeFunction;
  readonly calls: readonly Call[];
  readonly value: number;
}

/** In calls. A reader does not hold more in mind. */
const MAX_CALLS = 7;

/** Enough to show how functions work together, and what each missing call takes from the value. */
const WANTED_CALLS = 3;
const SHORTAGE = 0.7;

interface Link {
  readonly fn: CodeFunction;
  readonly value: number;
  /** What the calls before it prove where the function begins. */
  readonly known: Truths;
  readonly call?: Call;
  readonly before?: Link;
}

/**
 * The best chain of calls that can follow each other, which visits no function twice. Keeps the best chain
 * to each function for each length, so the time is linear in the number of calls. The best chain of
 * all can be missed where two chains to a function differ in what may follow.
 */
export function findChain(calls: CallGraph, values: PathValues): Chain | undefined {
  let frontier = new Map<CodeFunction, Link>();
  for (const fn of values.starts) {
    const gain = values.gain(fn);
    if (gain !== undefined)
      frontier.set(fn, { fn, value: gain + values.startBonus(fn), known: NOTHING_KNOWN });
  }
  let best: Link | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let length = 1; length <= MAX_CALLS && frontier.size > 0; length += 1) {
    frontier = extend(frontier, calls, values);
    const shortage = Math.max(0, WANTED_CALLS - length) * SHORTAGE;
    for (const link of frontier.values()) {
      const value = round(link.value + values.endBonus(link.fn) - shortage);
      if (value > bestValue && values.accepts(functionsOf(link))) [best, bestValue] = [link, value];
    }
  }
  return best === undefined ? undefined : toChain(best, bestValue);
}

function extend(
  frontier: ReadonlyMap<CodeFunction, Link>,
  calls: CallGraph,
  values: PathValues,
): Map<CodeFunction, Link> {
  const candidates = new Map<CodeFunction, Candidate[]>();
  for (const before of frontier.values()) {
    const visited = new Set(functionsOf(before));
    for (const call of usualCalls(before.fn, calls)) {
      if (visited.has(call.to)) continue;
      const gain = values.gain(call.to);
      if (gain === undefined) continue;
      const value = round(before.value + gain + values.callBonus(call, visited));
      const others = candidates.get(call.to);
      if (others === undefined) candidates.set(call.to, [{ value, call, before }]);
      else others.push({ value, call, before });
    }
  }
  const next = new Map<CodeFunction, Link>();
  for (const [fn, found] of candidates) {
    const link = firstPossible(found.sort((a, b) => b.value - a.value));
    if (link !== undefined) next.set(fn, link);
  }
  return next;
}

interface Candidate {
  readonly value: number;
  readonly call: Call;
  readonly before: Link;
}

/** Whether a call can happen costs more to find out than what it is worth: the best ones are asked first. */
function firstPossible(candidates: readonly Candidate[]): Link | undefined {
  for (const candidate of candidates) {
    const known = enter(candidate.call, candidate.before.known);
    if (known !== undefined) return { ...candidate, fn: candidate.call.to, known };
  }
  return undefined;
}

// Every search of a repository looks at the same calls.
const usualByFunction = new WeakMap<CodeFunction, readonly Call[]>();

/** One certain call of each called function: the one under the fewest conditions, else the first. */
function usualCalls(fn: CodeFunction, calls: CallGraph): readonly Call[] {
  const found = usualByFunction.get(fn) ?? findUsualCalls(fn, calls);
  usualByFunction.set(fn, found);
  return found;
}

function findUsualCalls(fn: CodeFunction, calls: CallGraph): Call[] {
  const usual = new Map<CodeFunction, Call>();
  for (const call of calls.callsFrom(fn)) {
    if (!call.certain) continue;
    const known = usual.get(call.to);
    if (known === undefined || conditionsAround(call) < conditionsAround(known)) usual.set(call.to, call);
  }
  return [...usual.values()];
}

function* functionsOf(link: Link): Generator<CodeFunction> {
  for (let at: Link | undefined = link; at !== undefined; at = at.before) yield at.fn;
}

function toChain(last: Link, value: number): Chain {
  const calls: Call[] = [];
  let at = last;
  while (at.before !== undefined && at.call !== undefined) {
    calls.unshift(at.call);
    at = at.before;
  }
  return { start: at.fn, calls, value };
}
