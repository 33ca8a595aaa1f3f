/** What the arrows of a picture can be: calls between nodes, and types that derive from others. */

import {
  type Call,
  type CodeFunction,
  compareBy,
  type Contract,
  isTestSupport,
  type Topic,
  topicAt,
} from "@fondation/code";
import type { CourseView } from "../../view/course-view.ts";
import { isErrorNode, type Nodes, type PictureNode } from "./nodes.ts";

export interface Arrow {
  readonly from: PictureNode;
  readonly to: PictureNode;
  /** Empty for a contract. */
  readonly calls: readonly Call[];
  readonly relation?: Contract["relation"];
}

/** The heaviest first. Errors are left out where they are fewer than half of the types. */
export function arrowsOf(
  topic: Topic,
  members: readonly CodeFunction[],
  nodes: Nodes,
  view: CourseView,
): Arrow[] {
  const contracts = nodes.areTypes ? contractArrows(topic, nodes, view) : [];
  const all = [...contracts, ...callArrows(members, contracts, nodes, view)];
  const types = new Set(all.flatMap(({ from, to }) => [from, to]).filter(({ type }) => type !== undefined));
  const errors = new Set([...types].filter((node) => isErrorNode(node, view)));
  const kept = all.filter(({ from, to }) => !errors.has(from) && !errors.has(to));
  return (errors.size * 2 < types.size ? kept : all).sort(
    compareBy(
      weigh(members, nodes, view),
      ({ from }) => from.key,
      ({ to }) => to.key,
    ),
  );
}

/** In billionths of the mass of the product, so that the order of the sums does not matter. */
function weigh(
  members: readonly CodeFunction[],
  nodes: Nodes,
  { calls }: CourseView,
): (arrow: Arrow) => number {
  const massOf = (fn: CodeFunction): number => Math.round(calls.massOf(fn) * 1e9);
  const byNode = Map.groupBy(members, nodes.ofFunction);
  const massOfNode = (node: PictureNode): number =>
    (byNode.get(node) ?? []).reduce((sum, fn) => sum + massOf(fn), 0);
  return ({ from, to, calls: all, relation }) =>
    relation === undefined
      ? all.reduce((sum, call) => sum + massOf(call.from) + massOf(call.to), 0)
      : massOfNode(from) + massOfNode(to);
}

/** In parts. A base class of more of them says little about each. */
const MOST_HEIRS = 2;

/** Types of the part, or of others, of which one derives from the other. */
function contractArrows(topic: Topic, nodes: Nodes, { types, topics }: CourseView): Arrow[] {
  const topicOf = ({ file, symbol }: Contract["type"]): Topic | undefined =>
    topicAt(topics, file.path, symbol.startLine);
  const heirs = Map.groupBy(types.contracts, ({ base }) => base.symbol);
  const isCommon = ({ symbol }: Contract["type"]): boolean =>
    symbol.kind !== "interface" &&
    new Set(heirs.get(symbol)?.map(({ type }) => topicOf(type))).size > MOST_HEIRS;
  return types.contracts
    .filter(({ type, base }) => topicOf(base) === topic || (topicOf(type) === topic && !isCommon(base)))
    .filter(({ type, base }) => !isTestSupport(type) && !isTestSupport(base))
    .map(({ type, base, relation }) => ({
      ...{ from: nodes.ofType(type), to: nodes.ofType(base), calls: [], relation },
    }));
}

/** A contract says more about two types than their calls do. */
function callArrows(
  members: readonly CodeFunction[],
  contracts: readonly Arrow[],
  nodes: Nodes,
  { calls }: CourseView,
): Arrow[] {
  const inside = new Set(members);
  const derived = new Set(contracts.flatMap(({ from, to }) => [pair(from, to), pair(to, from)]));
  const certain = members
    .flatMap((fn) => calls.callsFrom(fn))
    .filter((call) => call.certain && inside.has(call.to))
    .map((call) => ({ call, from: nodes.ofFunction(call.from), to: nodes.ofFunction(call.to) }))
    .filter(({ from, to }) => from !== to && !derived.has(pair(from, to)));
  return [...Map.groupBy(certain, ({ from, to }) => pair(from, to)).values()].flatMap((group): Arrow[] => {
    const [first] = group;
    if (first === undefined) return [];
    return [{ from: first.from, to: first.to, calls: group.map(({ call }) => call) }];
  });
}

function pair(from: PictureNode, to: PictureNode): string {
  return `${from.key}\n\n\n${to.key}`;
}
