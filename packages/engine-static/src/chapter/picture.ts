/** The central types and functions of a topic, with the calls between them. */

import { type Call, type CodeFunction, compareBy, type Topic } from "@fondation/code";
import { fencedBlock, inlineCode } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";
import { safeLabel } from "../view/diagram.ts";
import { membersOf } from "../view/members.ts";

const MAX_NODES = 9;
/** The text alternative of a picture names no more. */
const MAX_ARROWS = 12;

/** A picture of fewer nodes says nothing. */
const MIN_NODES = 3;

/** With fewer arrows, a reader sees the centre. */
const MIN_CENTRAL = 4;

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly calls: readonly Call[];
}

/** The picture of a topic; `centre`: the one node that most arrows touch. */
export interface Picture {
  readonly diagram: string;
  readonly centre?: { readonly node: string; readonly touching: number; readonly arrows: number };
}

export function pictureOf(topic: Topic, view: CourseView): Picture | undefined {
  const members = membersOf(topic, view).filter(({ file }) => file.role === "source");
  return draw(members, typeOf, view) ?? draw(members, functionOf, view);
}

/** The node of a function: its type, or itself. */
type NodeOf = (fn: CodeFunction) => string;

const functionOf: NodeOf = ({ file, symbol }) => `${file.path}\n${symbol.container ?? ""}\n${symbol.name}`;
const typeOf: NodeOf = (fn) =>
  fn.symbol.container === undefined ? functionOf(fn) : `${fn.file.path}\n\n${fn.symbol.container}`;

/** Undefined when fewer than three nodes are connected. */
function draw(members: readonly CodeFunction[], nodeOf: NodeOf, view: CourseView): Picture | undefined {
  const arrows = keepStrongest(arrowsBetween(members, nodeOf, view));
  const nodes = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))];
  if (nodes.length < MIN_NODES) return undefined;
  const touching = (node: string): number =>
    arrows.filter(({ from, to }) => from === node || to === node).length;
  const [centre = "", second = ""] = nodes.toSorted(compareBy(touching, (node) => node));
  const isCentral = arrows.length >= MIN_CENTRAL && touching(centre) > touching(second);
  const ids = new Map(nodes.map((node, index) => [node, `n${index + 1}`]));
  const lines = [
    ...nodes.map((node) => `  ${ids.get(node)}["${labelOf(node)}"]`),
    ...arrows.map((arrow) => `  ${ids.get(arrow.from)} -->|"${verbOf(arrow, view)}"| ${ids.get(arrow.to)}`),
  ];
  return {
    diagram: fencedBlock("mermaid", ["flowchart LR", ...lines].join("\n")),
    ...(isCentral
      ? { centre: { node: inlineCode(nameOf(centre)), touching: touching(centre), arrows: arrows.length } }
      : {}),
  };
}

function arrowsBetween(members: readonly CodeFunction[], nodeOf: NodeOf, { calls }: CourseView): Arrow[] {
  const inside = new Set(members);
  const certain = members
    .flatMap((fn) => calls.callsFrom(fn))
    .filter(({ from, to, certain }) => certain && inside.has(to) && nodeOf(from) !== nodeOf(to));
  const groups = Map.groupBy(certain, ({ from, to }) => `${nodeOf(from)}\n\n\n${nodeOf(to)}`);
  const massOf = ({ calls: all }: Arrow): number =>
    Math.round(all.reduce((sum, { from, to }) => sum + calls.massOf(from) + calls.massOf(to), 0) * 1e9);
  return [...groups.values()]
    .flatMap((group): Arrow[] => {
      const [first] = group;
      return first === undefined ? [] : [{ from: nodeOf(first.from), to: nodeOf(first.to), calls: group }];
    })
    .sort(
      compareBy(
        massOf,
        ({ from }) => from,
        ({ to }) => to,
      ),
    );
}

/** The strongest arrows that stay connected to the nodes before them, as long as there is room. */
function keepStrongest(arrows: readonly Arrow[]): Arrow[] {
  const kept: Arrow[] = [];
  const nodes = new Set<string>();
  let rest = [...arrows];
  while (kept.length < MAX_ARROWS && rest.length > 0) {
    const fits = rest.find(
      ({ from, to }) =>
        (nodes.size === 0 || nodes.has(from) || nodes.has(to)) &&
        new Set([...nodes, from, to]).size <= MAX_NODES,
    );
    if (fits === undefined) break;
    kept.push(fits);
    nodes.add(fits.from).add(fits.to);
    rest = rest.filter((arrow) => arrow !== fits);
  }
  return kept;
}

const CONSTRUCTOR = /^(?:constructor|__init__|initialize|__construct|init)$/;

function verbOf({ to, calls }: Arrow, { words }: CourseView): string {
  const names = [...new Set(calls.map((call) => call.to.symbol.name))];
  const creates = names.every((name) => CONSTRUCTOR.test(name) || name === nameOf(to));
  if (creates && calls.every((call) => call.to.symbol.container !== undefined))
    return words.chapter.arrows.creates();
  // A node that is the function itself shows its name already.
  const shown = names
    .filter((name) => name !== nameOf(to))
    .slice(0, 2)
    .map(safeLabel)
    .filter(Boolean);
  return words.chapter.arrows.calls(shown);
}

function nameOf(node: string): string {
  const [, container = "", name = ""] = node.split("\n");
  return container === "" ? name : `${container}.${name}`;
}

function labelOf(node: string): string {
  return safeLabel(nameOf(node)) || "·";
}
