/** The functions of each topic, and the certain calls between two of them. */

import { type Call, type CodeFunction, compareBy, type Topic, topicAt } from "@fondation/code";
import type { CourseView } from "./course-view.ts";

const byView = new WeakMap<CourseView, ReadonlyMap<Topic | undefined, readonly CodeFunction[]>>();

/** The functions of a topic, the greatest mass first. */
export function membersOf(topic: Topic, view: CourseView): readonly CodeFunction[] {
  const index = byView.get(view) ?? indexMembers(view);
  byView.set(view, index);
  return index.get(topic) ?? [];
}

function indexMembers({
  calls,
  topics,
}: CourseView): ReadonlyMap<Topic | undefined, readonly CodeFunction[]> {
  const sorted = calls.functions.toSorted(
    compareBy(
      (fn) => Math.round(calls.massOf(fn) * 1e9),
      ({ file }) => file.path,
      ({ symbol }) => -symbol.startLine,
    ),
  );
  return Map.groupBy(sorted, ({ file, symbol }) => topicAt(topics, file.path, symbol.startLine));
}

/** Certain calls from the functions of one topic to those of another one, in a fixed order. */
export function callsBetween(from: Topic, to: Topic, view: CourseView): Call[] {
  const targets = new Set(membersOf(to, view));
  return membersOf(from, view).flatMap((fn) =>
    view.calls.callsFrom(fn).filter((call) => call.certain && targets.has(call.to)),
  );
}
