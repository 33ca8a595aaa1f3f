/** The dependencies between topics, with the lines that prove them. */

import { compareBy } from "../compare.ts";
import type { FileLink, Use } from "../graph/links.ts";
import type { CallGraph } from "../calls/call-graph.ts";
import type { Call } from "../calls/code-function.ts";
import type { SourceFile, Survey } from "../survey/survey.ts";
import type { CodeSymbol, Place } from "../syntax/parsed-code.ts";
import { type RelationKind, relationOf } from "./relation.ts";
import { type Topic, topicAt } from "./topic.ts";
import { usesWithinFiles } from "./uses-within-file.ts";

/** The proof of a tie: an import or a used name (`use`), or only the location of files. */
type TieBasis = "use" | "directory" | "repository";

export interface Tie {
  readonly from: number;
  readonly to: number;
  readonly basis: TieBasis;
  /** Names of `to` that `from` uses, the most used first. */
  readonly symbols: readonly string[];
  /** What `from` does with each of them, in the same order. */
  readonly relations: readonly RelationKind[];
  /** Number of uses and imports. */
  readonly weight: number;
  /** Lines that prove it, the most specific ones first. */
  readonly evidence: readonly Place[];
}

const MAX_EVIDENCE = 5;

interface Draft {
  readonly from: number;
  readonly to: number;
  readonly symbols: Map<string, { score: number; relation: RelationKind }>;
  readonly evidence: Map<string, { readonly where: Place; readonly score: number }>;
  weight: number;
}

/** All ties, the strongest first; every topic is in at least one. */
export function tieTopics(
  topics: readonly Topic[],
  links: readonly FileLink[],
  calls: CallGraph,
  survey: Survey,
): Tie[] {
  const drafts = new Map<string, Draft>();
  const note = (from: Topic | undefined, to: Topic | undefined, found: TopicUse): void => {
    if (from === undefined || to === undefined || from.id === to.id) return;
    const key = `${from.id} ${to.id}`;
    const draft: Draft = drafts.get(key) ?? {
      from: from.id,
      to: to.id,
      symbols: new Map(),
      evidence: new Map(),
      weight: 0,
    };
    drafts.set(key, draft);
    draft.weight += 1;
    const shown = keyOf(found.where);
    const score = (draft.evidence.get(shown)?.score ?? 0) + found.score;
    draft.evidence.set(shown, { where: found.where, score });
    if (found.symbol === undefined) return;
    const known = draft.symbols.get(found.symbol) ?? { score: 0, relation: "uses" };
    known.score += found.score;
    if (known.relation === "uses") known.relation = found.relation ?? "uses";
    draft.symbols.set(found.symbol, known);
  };
  const declared = declarations(survey);
  for (const link of links) {
    for (const use of link.uses) noteUse(use, topics, survey, declared, note);
    if (link.uses.length > 0) continue;
    for (const { startLine, endLine } of link.imports) {
      const where = { path: link.from, startLine, endLine };
      note(topicAt(topics, link.from, startLine), topicAt(topics, link.to, 1), { where, score: 0 });
    }
  }
  for (const { path, symbol, line, declaredAt } of usesWithinFiles(topics, survey)) {
    const where = { path, startLine: line, endLine: line };
    note(topicAt(topics, path, line), topicAt(topics, path, declaredAt), { symbol, where, score: 1 });
  }
  for (const { from, to, line } of methodCalls(calls)) {
    const where = { path: from.file.path, startLine: line, endLine: line };
    const symbol = to.symbol.container ?? to.symbol.name;
    note(topicAt(topics, where.path, line), topicAt(topics, to.file.path, to.symbol.startLine), {
      ...{ symbol, where, score: 0.5, relation: "calls" as const },
    });
  }
  const proven = [...drafts.values()].map(toTie);
  return [...proven, ...fallbackTies(topics, proven)].sort(
    compareBy(
      ({ weight }) => weight,
      ({ from }) => -from,
      ({ to }) => -to,
    ),
  );
}

/** One use between topics. Its score depends on the number of uses and the kind of the symbol. */
interface TopicUse {
  readonly symbol?: string;
  readonly relation?: RelationKind;
  readonly where: Place;
  readonly score: number;
}

type Declarations = (path: string, name: string) => CodeSymbol | undefined;

/** Finds what a file declares at its top level; remembers each file. */
function declarations({ byPath }: Survey): Declarations {
  const known = new Map<string, ReadonlyMap<string, CodeSymbol>>();
  return (path, name) => {
    const tops = (byPath.get(path)?.code.symbols ?? []).filter(({ kind }) => kind !== "method");
    const names = known.get(path) ?? new Map(tops.toReversed().map((symbol) => [symbol.name, symbol]));
    known.set(path, names);
    return names.get(name);
  };
}

/** The calls of methods: no import names a method. */
function* methodCalls(calls: CallGraph): Generator<Call> {
  for (const fn of calls.functions) {
    for (const call of calls.callsFrom(fn)) {
      if (call.certain && call.to.symbol.kind === "method") yield call;
    }
  }
}

/**
 * A file that is divided among topics can use a name in several of them. A name that is only imported
 * or passed on is no use, and a type that only a checker sees is one only for what extends it.
 */
function noteUse(
  { from, to, symbol, lines, imported, typing }: Use,
  topics: readonly Topic[],
  { byPath }: Survey,
  declarationOf: Declarations,
  note: (from: Topic | undefined, to: Topic | undefined, found: TopicUse) => void,
): void {
  const declared = declarationOf(to, symbol);
  const target = topicAt(topics, to, declared?.startLine ?? 1);
  const minor = declared?.kind === "constant" || declared?.kind === "type";
  const score = (1 + Math.log2(1 + lines.length)) * (minor ? 0.4 : 1);
  const file = byPath.get(from);
  for (const [user, own] of Map.groupBy(lines, (line) => topicAt(topics, from, line))) {
    if (user === undefined || user.id === target?.id) continue;
    const relation =
      file === undefined ? "uses" : relationOf(file, { symbol, kind: declared?.kind, lines: own });
    if (typing === true && relation !== "extends" && relation !== "implements") continue;
    const line = lineOf(file, symbol, relation, own);
    const { startLine, endLine } =
      relation === "uses" && imported !== undefined ? imported : { startLine: line, endLine: line };
    note(user, target, { symbol, relation, where: { path: from, startLine, endLine }, score });
  }
}

/** The line that shows the relation: the call or the declaration, else the first use. */
function lineOf(
  file: SourceFile | undefined,
  symbol: string,
  relation: RelationKind,
  lines: readonly number[],
): number {
  const kind = relation === "creates" ? undefined : relation;
  const shows = lines.find(
    (line) =>
      file !== undefined &&
      relationOf(file, { symbol, kind: kind === "calls" ? "function" : "class", lines: [line] }) === relation,
  );
  return shows ?? lines[0] ?? 1;
}

function toTie({ from, to, symbols, evidence, weight }: Draft): Tie {
  const names = [...symbols].sort(
    compareBy(
      ([, { score }]) => Math.round(score * 1e6),
      ([name]) => name,
    ),
  );
  const shown = [...evidence].sort(
    compareBy(
      ([, { score }]) => Math.round(score * 1e6),
      ([citation]) => citation,
    ),
  );
  return {
    from,
    to,
    basis: "use",
    symbols: names.map(([name]) => name),
    relations: names.map(([, { relation }]) => relation),
    weight,
    evidence: shown.slice(0, MAX_EVIDENCE).map(([, { where }]) => where),
  };
}

/**
 * Ties a topic without proven ties to the topic with the nearest files. `basis` says that the tie
 * is not proven.
 */
function fallbackTies(topics: readonly Topic[], proven: readonly Tie[]): Tie[] {
  const tied = new Set(proven.flatMap(({ from, to }) => [from, to]));
  return topics.flatMap((topic): Tie[] => {
    if (tied.has(topic.id)) return [];
    const [nearest] = topics
      .filter(({ id }) => id !== topic.id)
      .sort(
        compareBy(
          (other) => nearness(topic, other),
          ({ id }) => -id,
        ),
      );
    if (nearest === undefined) return [];
    const basis = nearness(topic, nearest) > 0 ? "directory" : "repository";
    const evidence = [openingOf(topic), openingOf(nearest)].filter((item) => item !== undefined);
    return [{ from: topic.id, to: nearest.id, basis, symbols: [], relations: [], weight: 0, evidence }];
  });
}

/** How many leading path segments the main files share; the same file counts most. */
function nearness(a: Topic, b: Topic): number {
  const left = a.files[0]?.path.split("/") ?? [];
  const right = b.files[0]?.path.split("/") ?? [];
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared += 1;
  return shared;
}

/** The first line of a topic's main symbol, else of its main part. */
function openingOf(topic: Topic): Place | undefined {
  const [main] = topic.symbols;
  if (main !== undefined) {
    const { startLine } = main.symbol;
    return { path: main.file.path, startLine, endLine: startLine };
  }
  const [part] = topic.parts;
  if (part === undefined) return undefined;
  const startLine = part.lines?.startLine ?? 1;
  return { path: part.path, startLine, endLine: startLine };
}

function keyOf({ path, startLine, endLine }: Place): string {
  return `${path}#L${startLine}-L${endLine}`;
}
