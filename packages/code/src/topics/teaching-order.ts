/**
 * The teaching order: a topic comes before the topics it uses, entry points come first, and a cycle
 * is broken at its weakest tie.
 */

import { compareBy } from "../compare.ts";
import type { Topic } from "./topic.ts";
import type { Tie } from "./topic-ties.ts";

export interface Placement {
  readonly topic: Topic;
  readonly reason: "entry" | "after" | "cycle" | "isolated";
  /** Ids of earlier topics that use this one. */
  readonly usedByEarlier: readonly number[];
  /** Ids of later topics that this one uses. */
  readonly usesLater: readonly number[];
  /** Ids of earlier topics that this one uses: they form a cycle. */
  readonly usesEarlier: readonly number[];
  /** Uses of later topics by this one (`gives`), and of this one by later topics (`takes`). */
  readonly gives: number;
  readonly takes: number;
}

const ENTRY_FILES = /(^|\/)(main|cli|index|app|server|__main__|__init__|mod|lib)\.\w+$|(^|\/)(bin|cmd)\//i;

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
 * Chooses the remaining topic that the fewest other remaining topics use; of equal ones, the better
 * entry point.
 */
function choose(open: readonly Topic[], placed: readonly number[], ties: readonly Tie[]): Topic | undefined {
  const ids = new Set(open.map(({ id }) => id));
  const weigh = (select: (tie: Tie) => boolean): number =>
    ties.filter(select).reduce((sum, { weight }) => sum + weight, 0);
  return open.toSorted(
    compareBy(
      // A topic without ties comes last: no other topic leads to it.
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

/** A topic's own uses as a share of all uses between it and the remaining topics, 0 to 1. */
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
