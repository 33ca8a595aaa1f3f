import { expect, test } from "vitest";
import { orderTopics, type Prominence } from "./teaching-order.ts";
import type { Topic } from "./topic.ts";
import type { Tie } from "./topic-ties.ts";

function topics(count: number): Topic[] {
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    name: `T${index + 1}`,
    namedAfter: "symbol",
    parts: [],
    files: [],
    symbols: [],
    size: 1,
  }));
}

const tie = (from: number, to: number, weight = 1): Tie => ({
  from,
  to,
  weight,
  basis: "use",
  symbols: [],
  relations: [],
  evidence: [],
});
const NONE: Prominence = { fame: new Map(), late: new Set(), inner: new Set() };
const order = (count: number, ties: readonly Tie[]): number[] =>
  orderTopics(topics(count), ties, NONE).map(({ topic }) => topic.id);

test("a topic comes before the topics that it uses", () => {
  expect(order(4, [tie(3, 2), tie(2, 4), tie(4, 1)])).toEqual([3, 2, 4, 1]);
});

test("a cycle is broken at its weakest tie", () => {
  expect(order(3, [tie(1, 2, 9), tie(2, 3, 9), tie(3, 1, 1)])).toEqual([1, 2, 3]);
});

test("a topic without proven ties comes last, as isolated", () => {
  const placed = orderTopics(topics(3), [tie(2, 3), { ...tie(1, 2), basis: "directory" }], NONE);
  expect(placed.map(({ topic, reason }) => [topic.id, reason])).toEqual([
    [2, "entry"],
    [3, "after"],
    [1, "isolated"],
  ]);
});

test("every topic has exactly one position when all are tied to all", () => {
  const all = topics(6).flatMap(({ id }) => topics(6).map((other) => tie(id, other.id)));
  expect(order(6, all).toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a topic that the README shows comes first, also when others use it", () => {
  const ties = [tie(1, 2), tie(3, 2), tie(2, 3)];
  const placed = orderTopics(topics(3), ties, { ...NONE, fame: new Map([[2, 1]]) });
  expect(placed[0]?.topic.id).toBe(2);
});

test("a topic that supports the product comes last, although the README shows it", () => {
  const ties = [tie(3, 1), tie(3, 2)];
  const placed = orderTopics(topics(3), ties, { ...NONE, fame: new Map([[3, 1]]), late: new Set([3]) });
  expect(placed.map(({ topic }) => topic.id)).toEqual([1, 2, 3]);
});

test("a course does not begin with what only the product uses", () => {
  const placed = orderTopics(topics(2), [tie(1, 2)], { ...NONE, inner: new Set([1]) });
  expect(placed.map(({ topic }) => topic.id)).toEqual([2, 1]);
});
