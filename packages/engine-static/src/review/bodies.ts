/**
 * Which functions each review shows. The most called ones and those that decide come first, until
 * the room of the review is used; a small part is shown whole.
 */

import { type CodeFunction, compareBy, type Topic, topicAt } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import { isTrivial, measure } from "./measure.ts";

/** Lines of code in one review. */
const MAX_LINES = 1_600;
const WHOLE = 1_000;
/** Share of the lines of a larger part. */
const SHARE = 0.8;
/** A longer body is cut to about this many lines. */
export const MAX_BODY = 160;

const chosen = new WeakMap<CourseView, ReadonlyMap<Topic, readonly CodeFunction[]>>();

/** The functions whose body the review of a topic shows, in the order of their files. */
export function shownFunctions(topic: Topic, view: CourseView): readonly CodeFunction[] {
  const all = chosen.get(view) ?? chooseAll(view);
  chosen.set(view, all);
  return all.get(topic) ?? [];
}

const grouped = new WeakMap<CourseView, ReadonlyMap<Topic | undefined, readonly CodeFunction[]>>();

export function functionsOf(topic: Topic, view: CourseView): readonly CodeFunction[] {
  const groups =
    grouped.get(view) ??
    Map.groupBy(view.calls.functions, ({ file, symbol }) =>
      topicAt(view.topics, file.path, symbol.startLine),
    );
  grouped.set(view, groups);
  return groups.get(topic) ?? [];
}

function chooseAll(view: CourseView): ReadonlyMap<Topic, readonly CodeFunction[]> {
  return new Map(view.topics.map((topic) => [topic, choose(functionsOf(topic, view), view)]));
}

function choose(functions: readonly CodeFunction[], view: CourseView): readonly CodeFunction[] {
  const measured = functions.map((fn) => measure(fn, view));
  const lines = measured.reduce((sum, item) => sum + item.lines, 0);
  const mass = measured.reduce((sum, item) => sum + item.mass, 0) || 1;
  const decisions = measured.reduce((sum, item) => sum + item.decisions + item.weight, 0) || 1;
  const room = lines <= WHOLE ? lines : Math.min(MAX_LINES, Math.max(WHOLE, lines * SHARE));
  const ranked = measured
    .filter((item) => !item.isEmpty)
    .map((item) => {
      const worth =
        (3 * item.mass) / mass +
        (2 * (item.decisions + item.weight)) / decisions +
        item.bonus / functions.length;
      const cost = Math.min(item.lines, MAX_BODY);
      return { ...item, cost, worth: (isTrivial(item) ? worth / 3 : worth) / (cost + 8) ** 0.6 };
    })
    .sort(
      compareBy(
        ({ worth }) => worth,
        ({ fn }) => fn.file.path,
        ({ fn }) => -fn.symbol.startLine,
      ),
    );
  const kept = new Set<CodeFunction>();
  let used = 0;
  for (const { fn, cost } of ranked) {
    if (used + cost > room && kept.size > 0) continue;
    kept.add(fn);
    used += cost;
  }
  return functions.filter((fn) => kept.has(fn));
}
