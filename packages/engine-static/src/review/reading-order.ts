/** The order of the bodies: entry points first, each function before those that it calls. */

import { type CodeFunction, compareBy, isTestSupport, topicAt } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import { entryAt, isTrivial, measure } from "./measure.ts";

export function inReadingOrder(
  functions: readonly CodeFunction[],
  view: CourseView,
): readonly CodeFunction[] {
  const shown = new Set(functions);
  const callees = (fn: CodeFunction): CodeFunction[] =>
    view.calls
      .callsFrom(fn)
      .filter(({ to, certain }) => certain && shown.has(to) && to !== fn)
      .map(({ to }) => to);
  const called = new Set(functions.flatMap(callees));
  const outside = (fn: CodeFunction): number => {
    const topic = topicAt(view.topics, fn.file.path, fn.symbol.startLine);
    return view.calls
      .callsTo(fn)
      .filter(
        ({ from, certain }) =>
          certain && topicAt(view.topics, from.file.path, from.symbol.startLine) !== topic,
      ).length;
  };
  const roots = functions
    .map((fn) => ({
      fn,
      support: isTestSupport(fn),
      entry: (entryAt(fn, view)?.kind ?? "api") === "api" ? 0 : 1,
      reach: reachOf(fn, callees),
      root: called.has(fn) || isTrivial(measure(fn, view)) ? 0 : 1,
      outside: outside(fn),
      mass: view.calls.massOf(fn),
    }))
    .sort(
      compareBy(
        ({ support }) => (support ? 0 : 1),
        ({ entry, root }) => entry * 2 + root,
        ({ root }) => root,
        ({ reach }) => reach,
        ({ outside: count }) => count,
        ({ mass }) => mass,
        ({ fn }) => fn.file.path,
        ({ fn }) => -fn.symbol.startLine,
      ),
    );
  const order = new Set<CodeFunction>();
  const visit = (first: CodeFunction): void => {
    const waiting = [first];
    for (let fn = waiting.pop(); fn !== undefined; fn = waiting.pop()) {
      if (order.has(fn)) continue;
      order.add(fn);
      waiting.push(...callees(fn).toReversed());
    }
  };
  for (const { fn } of roots) visit(fn);
  return [...order];
}

/** How many functions a function leads to. */
function reachOf(fn: CodeFunction, callees: (fn: CodeFunction) => readonly CodeFunction[]): number {
  const reached = new Set([fn]);
  for (const at of reached) for (const callee of callees(at)) reached.add(callee);
  return reached.size;
}
