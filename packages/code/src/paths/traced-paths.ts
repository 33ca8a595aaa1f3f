/** One real chain of certain calls for each topic, and one through several topics. */

import type { CallGraph } from "../calls/call-graph.ts";
import type { Call, CodeFunction } from "../calls/code-function.ts";
import { type Topic, topicAt } from "../topics/topic.ts";
import { conditionsAround, isInFailure } from "../conditions/circumstances.ts";
import {
  isConstructor,
  isDeprecated,
  isTestSupport,
  isTrivial,
  round,
  weighFunctions,
} from "./function-weights.ts";
import type { Landmarks } from "./landmarks.ts";
import { mainOf, meetsFirst } from "./main-names.ts";
import { type Chain, findChain } from "./path-search.ts";
import { workOfFunctions } from "./work.ts";

export interface TracedPath {
  readonly start: CodeFunction;
  /** Each call stands in the function that the one before it leads to. */
  readonly calls: readonly Call[];
}

export interface TracedPaths {
  of(topic: Topic): TracedPath | undefined;
  /** Through as many topics as possible; absent when no chain of calls leaves its topic. */
  readonly whole: TracedPath | undefined;
}

/** What a function outside the topic takes from the value of its path. */
const OUTSIDE = -0.45;

/** What a call takes that another path shows. */
const SHOWN_BEFORE = -1.5;

/** What the first call of a name that the part is about adds. */
const MAIN = 0.8;

/** What the first call into another file adds. */
const CROSSING = 0.9;

/** What one more call takes: a chain does not go on for the sake of its length. */
const CALL_COST = 0.3;

const FAILURE_COST = 2;

/** What a call takes whose method a type below replaces: another body may run. */
const OVERRIDDEN_COST = 2;

/** What each condition around a call takes: the main road has few. */
const CONDITION_COST = 0.4;
const MOST_CONDITIONS = 3;

interface Search {
  readonly calls: CallGraph;
  readonly topicOf: (fn: CodeFunction) => Topic | undefined;
  readonly used: Set<Call>;
  /** What begins and ends a path beyond the calls. */
  readonly landmarks: Landmarks;
  /** How much of the product runs on behalf of a function. */
  readonly work: ReadonlyMap<CodeFunction, number>;
}

/** What work adds for the first function, and for each of them. A part has less of it than the whole. */
const START_WORK = { part: 1, whole: 3 };
const WORK = { part: 0.6, whole: 1.2 };

/** What constructors take inside a path, and what ends without effect take. */
const CONSTRUCTION = -0.4;
const DULL_END = -1.4;

/** What test support and deprecated functions take. */
const ASIDE = -3;

/** `topics`: in teaching order; a call that an earlier topic shows is avoided later. */
export function tracePaths(topics: readonly Topic[], calls: CallGraph, landmarks: Landmarks): TracedPaths {
  const product = calls.functions.filter(({ file }) => file.role === "source");
  const topicByFunction = new Map(
    product.map((fn) => [fn, topicAt(topics, fn.file.path, fn.symbol.startLine)]),
  );
  const search: Search = {
    calls,
    topicOf: (fn) => topicByFunction.get(fn),
    used: new Set(),
    landmarks,
    work: workOfFunctions(product, calls, landmarks.hasEffect),
  };
  const members = Map.groupBy(product, search.topicOf);
  const whole = traceWhole(members, search);
  // The first chapter opens with the path of the whole, and does not repeat it.
  for (const call of whole?.calls ?? []) search.used.add(call);
  const trace = (topic: Topic): TracedPath | undefined => traceTopic(topic, members.get(topic) ?? [], search);
  const paths = new Map<Topic, TracedPath | undefined>();
  for (const topic of topics) {
    paths.set(topic, trace(topic));
    if (paths.size > 1) continue;
    const shown = new Set(paths.get(topic)?.calls);
    for (const call of whole?.calls ?? []) if (!shown.has(call)) search.used.delete(call);
  }
  return { of: (topic) => paths.get(topic), whole };
}

function traceTopic(topic: Topic, members: readonly CodeFunction[], search: Search): TracedPath | undefined {
  const { calls, used } = search;
  const weights = weighFunctions(members, calls);
  const nearby = new Set(
    members.flatMap((fn) => [
      ...calls.callsTo(fn).map(({ from }) => from),
      ...calls.callsFrom(fn).map(({ to }) => to),
    ]),
  );
  const gain = (fn: CodeFunction): number | undefined =>
    weighted(fn, weights.get(fn), WORK.part, search) ??
    (nearby.has(fn) && fn.file.role === "source" && !isAside(fn) ? OUTSIDE : undefined);
  const isMain = mainOf(topic, search.topicOf);
  const chain = best(search, START_WORK.part, {
    starts: [...members, ...[...nearby].filter((fn) => !weights.has(fn))],
    gain,
    callBonus: (call, before) =>
      (used.has(call) ? SHOWN_BEFORE : 0) +
      (crossesFirst(call, before) ? CROSSING : 0) +
      (meetsFirst(call, before, isMain) ? MAIN : 0) -
      costOf(call),
    accepts: (functions) => [...functions].some((fn) => search.topicOf(fn) === topic),
  });
  for (const call of chain?.calls ?? []) used.add(call);
  return chain;
}

/** What a function adds to a path, from its weight and its work. */
function weighted(
  fn: CodeFunction,
  weight: number | undefined,
  factor: number,
  { work, landmarks }: Search,
): number | undefined {
  if (weight === undefined) return undefined;
  const made = isConstructor(fn) && !landmarks.hasEffect(fn) ? CONSTRUCTION : 0;
  return round(weight + factor * Math.sqrt(work.get(fn) ?? 0) + made + (isAside(fn) ? ASIDE : 0));
}

const isAside = (fn: CodeFunction): boolean => isTestSupport(fn) || isDeprecated(fn);

// Every search of a repository looks at the same calls.
const costs = new WeakMap<Call, number>();

function costOf(call: Call): number {
  const known = costs.get(call) ?? findCost(call);
  costs.set(call, known);
  return known;
}

/** A path shows what happens when all goes well; the review tells the failures. */
function findCost(call: Call): number {
  const fails = isInFailure(call) || (FAILS.test(call.to.symbol.name) && !FAILS.test(call.from.symbol.name));
  const aside = CONDITION_COST * Math.min(MOST_CONDITIONS, conditionsAround(call));
  const replaced = call.overrides === undefined ? 0 : OVERRIDDEN_COST;
  return round(CALL_COST + aside + (fails ? FAILURE_COST : 0) + replaced);
}

/** A name that tells a function to deal with errors. */
const FAILS = /[Ee]rror|[Ee]xception|[Pp]anic|[Ff]ail(?:ed|ure)?(?:_|\p{Lu}|$)/u;

/** Whether no call before it led to another file. */
function crossesFirst({ from, to }: Call, before: Iterable<CodeFunction>): boolean {
  return from.file !== to.file && [...before].every(({ file }) => file === from.file);
}

function traceWhole(
  members: ReadonlyMap<Topic | undefined, readonly CodeFunction[]>,
  search: Search,
): TracedPath | undefined {
  const taught = [...members].filter(([topic]) => topic !== undefined);
  const weights = new Map(taught.flatMap(([, functions]) => [...weighFunctions(functions, search.calls)]));
  return best(search, START_WORK.whole, {
    starts: [...weights.keys()],
    gain: (fn) => weighted(fn, weights.get(fn), WORK.whole, search),
    callBonus: (call, before) =>
      ([...before].some((fn) => search.topicOf(fn) === search.topicOf(call.to)) ? 0 : 1) - costOf(call),
    accepts: (functions) => new Set([...functions].map(search.topicOf)).size > 1,
  });
}

function best(
  { calls, landmarks, work }: Search,
  startWork: number,
  values: Pick<Parameters<typeof findChain>[1], "starts" | "gain" | "callBonus" | "accepts">,
): Chain | undefined {
  return findChain(calls, {
    ...values,
    startBonus: (fn: CodeFunction) =>
      round(startBonus(fn, calls, landmarks) + startWork * Math.sqrt(work.get(fn) ?? 0)),
    endBonus: (fn: CodeFunction) => endBonus(fn, calls, landmarks),
  });
}

function startBonus(fn: CodeFunction, calls: CallGraph, { entryOf }: Landmarks): number {
  const entry = entryOf(fn);
  if (entry > 0) return entry;
  const called = calls.callsTo(fn).some(({ from, certain }) => certain && from.file.role === "source");
  // A function that nobody calls is passed to a framework, which calls it.
  if (!fn.symbol.exported) return called ? -0.3 : 0.2;
  return called ? 0.2 : 0.6;
}

/** A function without calls of its own returns a value: that is an effect too. */
function endBonus(fn: CodeFunction, calls: CallGraph, { hasEffect }: Landmarks): number {
  if (hasEffect(fn)) return 1.2;
  if (isConstructor(fn) || isTrivial(fn)) return DULL_END;
  return calls.callsFrom(fn).some(({ certain }) => certain) ? 0 : 0.3;
}

/** The functions of a path, in the order of the calls. */
export function functionsOf({ start, calls }: TracedPath): CodeFunction[] {
  return [start, ...calls.map(({ to }) => to)];
}
