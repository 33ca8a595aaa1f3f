/** What a newcomer sees of each topic before reading code: names in the READMEs, and entry files. */

import type { Survey } from "../survey/survey.ts";
import { namesake } from "../concepts/worth.ts";
import { isPlumbing } from "../concepts/concept.ts";
import type { Topic } from "./topic.ts";

/** The rest of a longer README is seldom read first. In characters. */
const MAX_README = 40_000;

/** Mentions of one name that count. */
const MAX_MENTIONS = 4;

const ENTRY_FILES = /(^|\/)(main|cli|app|application|server|client)\.\w+$/i;

/** By the ids of the topics, as a share of the most famous one's. */
export function fameOf(topics: readonly Topic[], survey: Survey): Map<number, number> {
  const mentions = mentionedNames(survey);
  const counts = topics.map((topic) => {
    const named = topic.symbols.slice(0, 40).reduce((sum, { symbol }) => {
      const found = symbol.exported && symbol.name.length > 2 ? (mentions.get(symbol.name) ?? 0) : 0;
      return sum + Math.min(found, MAX_MENTIONS);
    }, 0);
    const entries = topic.files.filter(({ path }) => ENTRY_FILES.test(path)).length;
    const serves = topic.seed !== undefined && isPlumbing(topic.seed.subject.name);
    const heads = topic.seed !== undefined && namesake(topic.seed, survey) !== undefined ? 0.5 : 0;
    return [topic.id, (named + Math.min(2, entries) + heads) * (serves ? 0.3 : 1)] as const;
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
