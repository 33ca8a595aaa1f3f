/** The central types and functions of a topic, with the calls and the contracts between them. */

import { type CodeFunction, compareBy, isTestSupport, type Topic } from "@fondation/code";
import { fencedBlock, inlineCode } from "@fondation/course";
import type { CourseView } from "../../view/course-view.ts";
import { safeLabel } from "../../view/diagram.ts";
import { membersOf } from "../../view/members.ts";
import { type Arrow, arrowsOf } from "./arrows.ts";
import { nodesFor, type PictureNode } from "./nodes.ts";

const MAX_NODES = 9;
/** The text alternative of a picture names no more. */
const MAX_ARROWS = 12;
/** More arrows to one node say the same again. */
const MAX_ARROWS_TO_NODE = 4;

/** A picture of fewer nodes says nothing. */
const MIN_NODES = 3;

/** With fewer arrows, a reader sees the centre. */
const MIN_CENTRAL = 4;

/** The picture of a topic; `centre`: the one node that most arrows touch. */
export interface Picture {
  readonly diagram: string;
  readonly centre?: { readonly node: string; readonly touching: number; readonly arrows: number };
  readonly hasContracts: boolean;
  /** Arrows to nodes of the picture that are not drawn, by node. */
  readonly omitted: readonly { readonly node: string; readonly arrows: number }[];
}

const pictures = new WeakMap<CourseView, Map<Topic, Picture | undefined>>();

export function pictureOf(topic: Topic, view: CourseView): Picture | undefined {
  const known = pictures.get(view) ?? new Map<Topic, Picture | undefined>();
  pictures.set(view, known);
  if (!known.has(topic)) known.set(topic, findPicture(topic, view));
  return known.get(topic);
}

/** Whether no earlier chapter has a picture that `shows` something. */
export function isFirst(topic: Topic, view: CourseView, shows: (picture: Picture) => boolean): boolean {
  const first = view.placements.find(({ topic: each }) => {
    const picture = pictureOf(each, view);
    return picture !== undefined && shows(picture);
  });
  return first?.topic === topic;
}

function findPicture(topic: Topic, view: CourseView): Picture | undefined {
  const members = membersOf(topic, view).filter((fn) => fn.file.role === "source" && !isTestSupport(fn));
  return draw(topic, members, true, view) ?? draw(topic, members, false, view);
}

/** Undefined when fewer than three nodes are connected. */
function draw(
  topic: Topic,
  members: readonly CodeFunction[],
  areTypes: boolean,
  view: CourseView,
): Picture | undefined {
  const all = arrowsOf(topic, members, nodesFor(members, areTypes), view);
  const arrows = centralOf(groupsOf(all), topic);
  const nodes = nodesOf(arrows);
  const touching = (node: PictureNode): number =>
    arrows.filter(({ from, to }) => from === node || to === node).length;
  const [centre, second] = nodes.toSorted(compareBy(touching, ({ key }) => key));
  if (centre === undefined || second === undefined) return undefined;
  const isCentral = arrows.length >= MIN_CENTRAL && touching(centre) > touching(second);
  const ids = new Map(nodes.map((node, index) => [node, `n${index + 1}`]));
  const lines = [
    ...nodes.map((node) => `  ${ids.get(node)}["${labelOf(node, nodes)}"]`),
    ...arrows.map((arrow) => {
      const line = arrow.relation === undefined ? "-->" : "-.->";
      return `  ${ids.get(arrow.from)} ${line}|"${verbOf(arrow, view)}"| ${ids.get(arrow.to)}`;
    }),
  ];
  const count = (list: readonly Arrow[], node: PictureNode): number =>
    list.filter(({ to }) => to === node).length;
  return {
    diagram: fencedBlock("mermaid", ["flowchart LR", ...lines].join("\n")),
    ...(isCentral
      ? { centre: { node: inlineCode(centre.name), touching: touching(centre), arrows: arrows.length } }
      : {}),
    hasContracts: arrows.some(({ relation }) => relation !== undefined),
    omitted: nodes.flatMap((node) =>
      count(arrows, node) < MAX_ARROWS_TO_NODE || count(all, node) === count(arrows, node)
        ? []
        : [{ node: inlineCode(node.name), arrows: count(all, node) - count(arrows, node) }],
    ),
  };
}

/** The group with the most important name of the part; a small one gives way to a much larger one. */
function centralOf(groups: readonly (readonly Arrow[])[], { symbols }: Topic): readonly Arrow[] {
  const most = Math.max(...groups.map((group) => group.length));
  const telling = groups.filter((group) => nodesOf(group).length >= MIN_NODES && group.length * 2 >= most);
  const rankOf = (group: readonly Arrow[]): number => {
    const names = new Set(nodesOf(group).map(({ name, file }) => `${file.path} ${name}`));
    const rank = symbols.findIndex(({ file, symbol }) => names.has(`${file.path} ${symbol.name}`));
    return rank < 0 ? symbols.length : rank;
  };
  return telling.toSorted(compareBy((group) => -rankOf(group)))[0] ?? [];
}

function nodesOf(arrows: readonly Arrow[]): PictureNode[] {
  return [...new Set(arrows.flatMap(({ from, to }) => [from, to]))];
}

/** Connected arrows, each group from the heaviest one that no group before it has. */
function groupsOf(arrows: readonly Arrow[]): Arrow[][] {
  const groups: Arrow[][] = [];
  const seen = new Set<PictureNode>();
  for (const arrow of arrows) {
    if (seen.has(arrow.from) || seen.has(arrow.to)) continue;
    const group = connectedTo(arrow, arrows);
    groups.push(group);
    for (const { from, to } of group) seen.add(from).add(to);
  }
  return groups;
}

/** The strongest arrows that stay connected to the nodes before them, as long as there is room. */
function connectedTo(first: Arrow, arrows: readonly Arrow[]): Arrow[] {
  const kept = [first];
  const nodes = new Set([first.from, first.to]);
  let rest = arrows.filter((arrow) => arrow !== first);
  while (kept.length < MAX_ARROWS) {
    const fits = rest.find(
      ({ from, to }) =>
        (nodes.has(from) || nodes.has(to)) &&
        new Set([...nodes, from, to]).size <= MAX_NODES &&
        kept.filter((arrow) => arrow.to === to).length < MAX_ARROWS_TO_NODE,
    );
    if (fits === undefined) break;
    kept.push(fits);
    nodes.add(fits.from).add(fits.to);
    rest = rest.filter((arrow) => arrow !== fits);
  }
  return kept;
}

const CONSTRUCTOR = /^(?:constructor|__init__|initialize|__construct|init)$/;

function verbOf({ to, calls, relation }: Arrow, { words }: CourseView): string {
  const verbs = words.chapter.arrows;
  if (relation !== undefined) return verbs.derives[relation];
  const names = [...new Set(calls.map((call) => call.to.symbol.name))];
  const creates = names.every((name) => CONSTRUCTOR.test(name) || name === to.name);
  if (creates && calls.every((call) => call.to.symbol.container !== undefined)) return verbs.creates();
  // A node that is the function itself shows its name already.
  const shown = names
    .filter((name) => name !== to.name)
    .slice(0, 2)
    .map(safeLabel)
    .filter(Boolean);
  return verbs.calls(shown);
}

/** `Executor`, or `sqlite/Executor` where another node has the same name. */
function labelOf(node: PictureNode, nodes: readonly PictureNode[]): string {
  const same = nodes.filter(({ name }) => name === node.name);
  const label = safeLabel(node.name) || "·";
  if (same.length < 2) return label;
  const segments = same.map(({ file }) => file.path.split("/"));
  const own = node.file.path.split("/");
  const differs = own.findIndex((segment, at) => segments.some((other) => other[at] !== segment));
  const place = safeLabel(own[differs] ?? "");
  return place === "" ? label : `${place}/${label}`;
}
