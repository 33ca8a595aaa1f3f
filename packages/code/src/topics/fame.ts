/** What a newcomer sees of each topic before reading code: names in the documentation, and entry files. */

import type { Survey } from "../survey/survey.ts";
import { namesake } from "../concepts/worth.ts";
import { isGeneric, isPlumbing, type Subject } from "../concepts/concept.ts";
import type { Vocabulary } from "../concepts/vocabulary.ts";
import { createSupportFinder } from "../concepts/support.ts";
import type { Prominence } from "./teaching-order.ts";
import type { Topic } from "./topic.ts";

/** Important names of a topic, and what a mention of theirs counts next to one of the topic's own. */
const MAX_NAMES = 10;
const OF_OTHERS = 0.4;

const INNER = /(^|\/)_?(internals?|private|impl)(\/|$)/i;

const ENTRY_FILES = /(^|\/)(main|cli|app|application|server|client)\.\w+$/i;

export function prominenceOf(topics: readonly Topic[], survey: Survey, vocabulary: Vocabulary): Prominence {
  const supportOf = createSupportFinder(survey);
  const seeded = topics.flatMap(({ id, seed }) =>
    seed === undefined ? [] : [{ id, subject: seed.subject }],
  );
  const idsOf = (select: (subject: Subject) => boolean): Set<number> =>
    new Set(seeded.filter(({ subject }) => select(subject)).map(({ id }) => id));
  return {
    fame: fameOf(topics, survey, vocabulary),
    late: idsOf((subject) => supportOf(subject) !== undefined),
    inner: idsOf(({ path }) => INNER.test(path)),
  };
}

/** By the ids of the topics, as a share of the most famous one's. */
function fameOf(topics: readonly Topic[], survey: Survey, vocabulary: Vocabulary): Map<number, number> {
  const counts = topics.map(({ id, seed, symbols, parts }) => {
    const names = symbols
      .filter(({ symbol }) => symbol.exported && symbol.name.length > 2)
      .slice(0, MAX_NAMES);
    const others = Math.max(0, ...names.map(({ symbol }) => vocabulary.mentions(symbol.name)));
    const own =
      seed === undefined || isGeneric(seed.subject.name) ? 0 : vocabulary.mentions(seed.subject.name);
    const known = Math.log2(1 + Math.max(own, OF_OTHERS * others));
    const isEntry = parts.some(({ path, lines }) => ENTRY_FILES.test(path) && (lines?.startLine ?? 1) === 1);
    const serves = seed !== undefined && (isPlumbing(seed.subject.name) || seed.subject.kind === "function");
    const heads = seed !== undefined && namesake(seed, survey) !== undefined ? 0.5 : 0;
    return [id, (known + (isEntry ? 1 : 0) + heads) * (serves ? 0.3 : 1)] as const;
  });
  const most = Math.max(1, ...counts.map(([, count]) => count));
  return new Map(counts.map(([id, count]) => [id, count / most]));
}
