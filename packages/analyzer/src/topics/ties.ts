/** How topics depend on each other, and what shows it. */

import { type Citation, formatCitation } from "@fondation/course";
import { compareBy } from "../compare.ts";
import type { FileLink } from "../graph/links.ts";
import type { Survey } from "../repository/survey.ts";
import { usesInside } from "./inner-uses.ts";
import { type Topic, topicAt } from "./topic.ts";

/** What a tie rests on: an import or a name used, or only a common place. */
export type TieBasis = "use" | "directory" | "repository";

/** One directed dependence between two topics. */
export interface Tie {
  /** The id of the topic that uses. */
  readonly from: number;
  readonly to: number;
  readonly basis: TieBasis;
  /** Names of `to` that `from` uses, the most used first. */
  readonly symbols: readonly string[];
  /** How many uses and imports it rests on. */
  readonly weight: number;
  /** Lines that show it, the first ones the most telling. */
  readonly evidence: readonly Citation[];
}

const MAX_EVIDENCE = 5;

interface Draft {
  readonly from: number;
  readonly to: number;
  readonly symbols: Map<string, number>;
  readonly evidence: Map<string, Citation>;
  weight: number;
}

/** All ties, the strongest first; every topic is in at least one. */
export function tieTopics(topics: readonly Topic[], links: readonly FileLink[], survey: Survey): Tie[] {
  const drafts = new Map<string, Draft>();
  const note = (
    from: Topic | undefined,
    to: Topic | undefined,
    symbol: string | undefined,
    where: Citation,
  ): void => {
    if (from === undefined || to === undefined || from.id === to.id) return;
    const key = `${from.id} ${to.id}`;
    const draft = drafts.get(key) ?? {
      from: from.id,
      to: to.id,
      symbols: new Map(),
      evidence: new Map(),
      weight: 0,
    };
    drafts.set(key, draft);
    draft.weight += 1;
    draft.evidence.set(formatCitation(where), where);
    if (symbol !== undefined) draft.symbols.set(symbol, (draft.symbols.get(symbol) ?? 0) + 1);
  };
  for (const { from, to, imports, uses } of links) {
    for (const { symbol, lines, imported } of uses) {
      const line = lines[0] ?? imported?.startLine ?? 1;
      const declared = survey.byPath.get(to)?.code.symbols.find(({ name }) => name === symbol);
      const shown = imported ?? { startLine: line, endLine: line };
      note(topicAt(topics, from, line), topicAt(topics, to, declared?.startLine ?? 1), symbol, {
        path: from,
        startLine: shown.startLine,
        endLine: shown.endLine,
      });
    }
    if (uses.length > 0) continue;
    for (const { startLine, endLine } of imports) {
      note(topicAt(topics, from, startLine), topicAt(topics, to, 1), undefined, {
        path: from,
        startLine,
        endLine,
      });
    }
  }
  for (const { path, symbol, line, declaredAt } of usesInside(topics, survey)) {
    const shown = { path, startLine: line, endLine: line };
    note(topicAt(topics, path, line), topicAt(topics, path, declaredAt), symbol, shown);
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

function toTie({ from, to, symbols, evidence, weight }: Draft): Tie {
  const names = [...symbols].sort(
    compareBy(
      ([, count]) => count,
      ([name]) => name,
    ),
  );
  return {
    from,
    to,
    basis: "use",
    symbols: names.map(([name]) => name),
    weight,
    evidence: [...evidence.values()].slice(0, MAX_EVIDENCE),
  };
}

/** A topic that uses and is used by none is tied to the one whose files live nearest; the tie says so. */
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
    return [{ from: topic.id, to: nearest.id, basis, symbols: [], weight: 0, evidence }];
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
export function openingOf(topic: Topic): Citation | undefined {
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
