/** Steps 1 to 3: the abstractions, their relationships and their order, as plain data. */

import { type Abstraction, formatCitation, type Order, type Relationships } from "@fondation/course";
import {
  commonDirectory,
  compareBy,
  directoryOf,
  type Placement,
  type Tie,
  type Topic,
} from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import { findIntroduction } from "../view/introduction.ts";
import { readmeIntroduction } from "./readme.ts";

const MAX_SYMBOLS = 24;
const MAX_TIES_PER_TOPIC = 4;

/** Step 1. */
export function describeAbstractions(view: CourseView): Abstraction[] {
  return view.topics.map((topic) => ({
    id: topic.id,
    name: topic.name,
    description: describe(topic, view),
    file_paths: topic.files.map(({ path }) => path),
    symbols: [...new Set(topic.symbols.map(({ symbol }) => symbol.name))].slice(0, MAX_SYMBOLS),
  }));
}

function describe(topic: Topic, { words }: CourseView): string {
  const found = findIntroduction(topic);
  const symbols = topic.symbols.slice(0, 3).map(({ symbol }) => symbol.name);
  const [part] = topic.parts;
  const place =
    part?.lines === undefined
      ? words.description.gathers({
          files: topic.files.length,
          lines: topic.size,
          language: topic.files[0]?.language ?? "",
          places: placesOf(topic),
          symbols,
        })
      : words.description.part({
          path: part.path,
          start: part.lines.startLine,
          end: part.lines.endLine,
          symbols,
        });
  const quoted =
    found === undefined ? "" : words.description.quoted(found.symbol ?? found.file.path, found.text);
  return [quoted, place].filter(Boolean).join(" ");
}

/** Where a topic's files are: their common directory, else the branches that hold the most of them. */
function placesOf({ files }: Topic): string[] {
  const paths = files.map(({ path }) => path);
  const common = commonDirectory(paths);
  if (common.includes("/") || paths.length === 1) return [common];
  const branches = Map.groupBy(paths, (path) => directoryOf(path).split("/").slice(0, 2).join("/"));
  return [...branches]
    .sort(
      compareBy(
        ([, members]) => members.length,
        ([directory]) => directory,
      ),
    )
    .slice(0, 3)
    .map(([directory]) => directory);
}

/** Step 2. The strongest ties: enough to see the whole, few enough to read. */
export function describeRelationships(view: CourseView): Relationships {
  const { words, topics, survey } = view;
  const kept = keepStrongest(view.ties, topics);
  const users = (topic: Topic): number =>
    kept.filter(({ to, basis }) => to === topic.id && basis === "use").length;
  const central = topics.toSorted((a, b) => users(b) - users(a) || a.id - b.id)[0];
  const readme = readmeIntroduction(survey.texts.entries(), "");
  return {
    summary: words.summary({
      repository: view.repository,
      readme,
      files: survey.files.length,
      languages: survey.languages.slice(0, 4),
      topics: topics.length,
      ties: view.ties.filter(({ basis }) => basis === "use").length,
      central: central === undefined || users(central) < 2 ? undefined : central.name,
    }),
    relationships: kept.map((tie) => ({
      from: tie.from,
      to: tie.to,
      label: labelOf(tie, view),
      evidence: tie.evidence.map(formatCitation),
    })),
  };
}

function keepStrongest(ties: readonly Tie[], topics: readonly Topic[]): Tie[] {
  const counts = new Map(topics.map(({ id }) => [id, 0]));
  return ties.filter(({ from, to, basis }) => {
    const keep = basis !== "use" || (counts.get(from) ?? 0) < MAX_TIES_PER_TOPIC || counts.get(to) === 0;
    if (keep) for (const id of [from, to]) counts.set(id, (counts.get(id) ?? 0) + (id === from ? 1 : 0.25));
    return keep;
  });
}

function labelOf({ basis, symbols, evidence }: Tie, { words }: CourseView): string {
  if (basis === "directory") return words.tie.directory(directoryOf(evidence[0]?.path ?? ""));
  if (basis === "repository") return words.tie.repository();
  if (symbols.length === 0) return words.tie.imports();
  return words.tie.uses(symbols.slice(0, 3), symbols.length - Math.min(3, symbols.length));
}

/** Step 3. */
export function describeOrder(view: CourseView): Order {
  return {
    order: view.placements.map((placement, index) => ({
      id: placement.topic.id,
      reasoning: reasoning(placement, index + 1, view),
    })),
  };
}

/** Why a topic stands at a position, in plain text. */
export function reasoning({ topic, reason, ...ids }: Placement, position: number, view: CourseView): string {
  const names = (list: readonly number[]): string[] =>
    list.slice(0, 4).flatMap((id) => view.topicById(id)?.name ?? []);
  return view.words.placement({
    name: topic.name,
    position,
    reason,
    usedByEarlier: names(ids.usedByEarlier),
    usesEarlier: names(ids.usesEarlier),
    usesLater: names(ids.usesLater),
    gives: ids.gives,
    takes: ids.takes,
  });
}
