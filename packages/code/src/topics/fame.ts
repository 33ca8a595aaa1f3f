/** What a newcomer sees of each topic before reading code: names in the READMEs, and entry files. */

import type { Survey } from "../survey/survey.ts";
import { namesake } from "../concepts/worth.ts";
import { isPlumbing, type Subject } from "../concepts/concept.ts";
import { createSupportFinder } from "../concepts/support.ts";
import type { Prominence } from "./teaching-order.ts";
import type { Topic } from "./topic.ts";

/** The rest of a longer README is seldom read first. In characters. */
const MAX_README = 40_000;

/** Mentions that count of the name with the most, and of each other one, which count less. */
const MAX_MENTIONS = 12;
const MAX_OF_OTHERS = 4;
const OF_OTHERS = 0.2;

const INNER = /(^|\/)_?(internals?|private|impl)(\/|$)/i;

const ENTRY_FILES = /(^|\/)(main|cli|app|application|server|client)\.\w+$/i;

export function prominenceOf(topics: readonly Topic[], survey: Survey): Prominence {
  const supportOf = createSupportFinder(survey);
  const seeded = topics.flatMap(({ id, seed }) =>
    seed === undefined ? [] : [{ id, subject: seed.subject }],
  );
  const idsOf = (select: (subject: Subject) => boolean): Set<number> =>
    new Set(seeded.filter(({ subject }) => select(subject)).map(({ id }) => id));
  return {
    fame: fameOf(topics, survey),
    late: idsOf((subject) => supportOf(subject) !== undefined),
    inner: idsOf(({ path }) => INNER.test(path)),
  };
}

/** By the ids of the topics, as a share of the most famous one's. */
function fameOf(topics: readonly Topic[], survey: Survey): Map<number, number> {
  const mentions = mentionedNames(survey);
  const counts = topics.map((topic) => {
    const found = topic.symbols
      .slice(0, 40)
      .map(({ symbol: { name, exported } }) => (exported && name.length > 2 ? (mentions.get(name) ?? 0) : 0));
    const most = Math.min(Math.max(0, ...found), MAX_MENTIONS);
    const named = found.reduce((sum, count) => sum + OF_OTHERS * Math.min(count, MAX_OF_OTHERS), most);
    const entries = topic.parts.filter(
      ({ path, lines }) => ENTRY_FILES.test(path) && (lines?.startLine ?? 1) === 1,
    ).length;
    const serves = topic.seed !== undefined && isPlumbing(topic.seed.subject.name);
    const isRest = topic.seed?.subject.kind === "function";
    const heads = topic.seed !== undefined && namesake(topic.seed, survey) !== undefined ? 0.5 : 0;
    return [topic.id, (named + Math.min(2, entries) + heads) * (serves || isRest ? 0.3 : 1)] as const;
  });
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return new Map(counts.map(([id, count]) => [id, count / most]));
}

function mentionedNames({ texts }: Survey): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [path, text] of texts) {
    if (!/^readme(\.\w+)?$/i.test(path)) continue;
    for (const [name] of text.slice(0, MAX_README).matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}
