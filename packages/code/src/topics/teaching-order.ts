/**
 * The teaching order: first what a newcomer meets, which is what the README and the entry files show,
 * then what it stands on. A topic comes before the topics that it uses, as far as there are no cycles.
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

/** What a newcomer sees of the topics before reading code. */
export interface Prominence {
  /** By id, 0 to 1. */
  readonly fame: ReadonlyMap<number, number>;
  /** Ids of topics that support the product, such as metrics and tools: they come late. */
  readonly late: ReadonlySet<number>;
  /** Ids of topics that only the product itself uses: no course begins with them. */
  readonly inner: ReadonlySet<number>;
}

export function orderTopics(
  topics: readonly Topic[],
  ties: readonly Tie[],
  prominence: Prominence,
): Placement[] {
  const proven = ties.filter(({ basis }) => basis === "use");
  const placed: number[] = [];
  const open = new Map(topics.map((topic) => [topic.id, topic]));
  while (open.size > 0) {
    const next = choose([...open.values()], placed, proven, prominence);
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

/** The weights of what speaks for a topic's turn. */
const [OF_FAME, OF_NEED, OF_FLOW] = [1, 0.6, 0.5] as const;

/**
 * Chooses the next topic: known to newcomers, used by what is placed, and itself a user of the rest
 * more than used by it. A topic without ties comes last, because no other topic leads to it.
 */
function choose(
  open: readonly Topic[],
  placed: readonly number[],
  ties: readonly Tie[],
  { fame, late, inner }: Prominence,
): Topic | undefined {
  const ids = new Set(open.map(({ id }) => id));
  const weigh = (select: (tie: Tie) => boolean): number =>
    ties.filter(select).reduce((sum, { weight }) => sum + weight, 0);
  const turn = ({ id }: Topic): number => {
    const need = weigh(({ from, to }) => to === id && placed.includes(from));
    const flow = ratio(
      weigh(({ from, to }) => from === id && ids.has(to)),
      weigh(({ from, to }) => to === id && ids.has(from)),
    );
    const known = Math.log2(1 + need) / Math.log2(64);
    return OF_FAME * (fame.get(id) ?? 0) ** 2 + OF_NEED * Math.min(1, known) + OF_FLOW * flow;
  };
  return open.toSorted(
    compareBy(
      ({ id }) => (ties.some(({ from, to }) => from === id || to === id) ? 1 : 0),
      ({ id }) => (late.has(id) ? 0 : 1),
      ({ id }) => (placed.length === 0 && inner.has(id) ? 0 : 1),
      (topic) => Math.round(turn(topic) * 1e6),
      ({ id }) => -id,
    ),
  )[0];
}

/** A topic's own uses as a share of all uses between it and the remaining topics, 0 to 1. */
function ratio(uses: number, used: number): number {
  return (uses + 0.5) / (uses + used + 1);
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
