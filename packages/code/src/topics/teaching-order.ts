/**
 * The order topics are taught in: who uses comes before what it uses, entry points first, cycles
 * broken at their weakest tie.
 */

import { compareBy } from "../compare.ts";
import type { Tie } from "./ties.ts";
import type { Topic } from "./topic.ts";

/** A topic's place, and what put it there. */
export interface Placement {
  readonly topic: Topic;
  readonly reason: "entry" | "after" | "cycle" | "isolated";
  /** Ids already taught that use this topic. */
  readonly usedByEarlier: readonly number[];
  /** Ids taught later that this topic uses. */
  readonly usesLater: readonly number[];
  /** Ids already taught that this topic uses although it comes after them: the cycle. */
  readonly usesEarlier: readonly number[];
  /** How many uses it makes of the topics still to come, and they of it. */
  readonly gives: number;
  readonly takes: number;
}

const ENTRY_FILES = /(^|\/)(main|cli|index|app|server|__main__|__init__|mod|lib)\.\w+$|(^|\/)(bin|cmd)\//i;

/** Places every topic once. */
export function orderTopics(topics: readonly Topic[], ties: readonly Tie[]): Placement[] {
  const proven = ties.filter(({ basis }) => basis === "use");
  const placed: number[] = [];
  const open = new Map(topics.map((topic) => [topic.id, topic]));
  while (open.size > 0) {
    const next = choose([...open.values()], placed, proven);
    if (next === undefined) break;
    placed.push(next.id);
    open.delete(next.id);
  }
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  return placed.flatMap((id, index) => {
    const topic = byId.get(id);
    return topic === undefined ? [] : [place(topic, placed.slice(0, index), proven)];
  });
}

/**
 * The open topic that the fewest other open ones need first; between equals, the better entry
 * point.
 */
function choose(open: readonly Topic[], placed: readonly number[], ties: readonly Tie[]): Topic | undefined {
  const ids = new Set(open.map(({ id }) => id));
  const weigh = (select: (tie: Tie) => boolean): number =>
    ties.filter(select).reduce((sum, { weight }) => sum + weight, 0);
  return open.toSorted(
    compareBy(
      // A topic without any tie to the others illustrates nothing yet: it comes last.
      ({ id }) => (ties.some(({ from, to }) => from === id || to === id) ? 1 : 0),
      ({ id }) => (weigh(({ from, to }) => to === id && ids.has(from)) === 0 ? 1 : 0),
      ({ id }) =>
        ratio(
          weigh(({ from, to }) => from === id && ids.has(to)),
          weigh(({ from, to }) => to === id && ids.has(from)),
        ),
      ({ id }) => weigh(({ from, to }) => to === id && placed.includes(from)),
      entryScore,
      ({ id }) => -id,
    ),
  )[0];
}

/** Between 0 and 1: how much more a topic uses than it is used, among those still open. */
function ratio(uses: number, used: number): number {
  return Math.round((1_000 * (uses + 0.5)) / (uses + used + 1)) / 1_000;
}

function entryScore({ files }: Topic): number {
  return files.filter(({ path }) => ENTRY_FILES.test(path)).length;
}

function place(topic: Topic, earlier: readonly number[], ties: readonly Tie[]): Placement {
  const users = ties.filter(({ to }) => to === topic.id).map(({ from }) => from);
  const used = ties.filter(({ from }) => from === topic.id).map(({ to }) => to);
  const usedByEarlier = users.filter((id) => earlier.includes(id));
  const usesEarlier = used.filter((id) => earlier.includes(id));
  const isolated = users.length === 0 && used.length === 0;
  const laterUsers = users.some((id) => !earlier.includes(id));
  const reason = isolated
    ? "isolated"
    : users.length === 0
      ? "entry"
      : laterUsers || usesEarlier.length > 0
        ? "cycle"
        : "after";
  const weigh = (select: (tie: Tie) => boolean): number =>
    ties.filter(select).reduce((sum, { weight }) => sum + weight, 0);
  return {
    topic,
    reason,
    usedByEarlier,
    usesLater: used.filter((id) => !earlier.includes(id)),
    usesEarlier,
    gives: weigh(({ from, to }) => from === topic.id && !earlier.includes(to)),
    takes: weigh(({ from, to }) => to === topic.id && !earlier.includes(from)),
  };
}
