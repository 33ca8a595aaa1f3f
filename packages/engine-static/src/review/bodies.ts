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
export const MAX_BODY = 320;

/** In a repository up to this size the reviews show so much of the call-weighted mass of all functions. */
const MOST_FILES = 300;
const WANTED_MASS = 0.66;

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
  const all = new Map(view.topics.map((topic) => [topic, new Set(choose(functionsOf(topic, view), view))]));
  if (view.survey.files.length <= MOST_FILES) addHeaviest(all, view);
  return new Map(
    [...all].map(([topic, kept]) => [topic, functionsOf(topic, view).filter((fn) => kept.has(fn))]),
  );
}

/** Adds the functions with the most mass for their lines, until the course shows enough of the mass. */
function addHeaviest(all: ReadonlyMap<Topic, Set<CodeFunction>>, view: CourseView): void {
  const { calls } = view;
  let wanted = WANTED_MASS * calls.functions.reduce((sum, fn) => sum + calls.massOf(fn), 0);
  const shownMass = (fn: CodeFunction): number =>
    calls.massOf(fn) * Math.min(1, MAX_BODY / (fn.symbol.endLine - fn.symbol.startLine + 1));
  for (const kept of all.values()) for (const fn of kept) wanted -= shownMass(fn);
  const missing = [...all].flatMap(([topic, kept]) =>
    functionsOf(topic, view).flatMap((fn) => (kept.has(fn) ? [] : [{ fn, kept, mass: shownMass(fn) }])),
  );
  missing.sort(
    compareBy(
      ({ fn: { symbol }, mass }) => mass / (Math.min(symbol.endLine - symbol.startLine + 1, MAX_BODY) + 8),
      ({ fn }) => fn.file.path,
      ({ fn }) => -fn.symbol.startLine,
    ),
  );
  for (const { fn, kept, mass } of missing) {
    if (wanted <= 0) return;
    kept.add(fn);
    wanted -= mass;
  }
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
