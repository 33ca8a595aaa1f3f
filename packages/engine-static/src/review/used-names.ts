/** The names a symbol's code relies on, each with a link to the chapter that explains it. */

import { inlineCode, type MarkdownKind } from "@fondation/course";
import type { RankedSymbol, Topic } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";

const SHOWN = 8;

/** The names as Markdown, and those among them that lead to another chapter. */
export interface Reliances {
  readonly items: string[];
  readonly linked: string[];
}

/** Describes what the symbol's lines use of the repository, names of other chapters first. */
export function describeReliances(
  ranked: RankedSymbol,
  from: { kind: MarkdownKind; topic: Topic },
  view: CourseView,
): Reliances {
  const seen = new Map(view.reliancesOf(ranked).map((reliance) => [reliance.symbol.name, reliance]));
  const foreign = [...seen.values()].filter(({ topic }) => topic !== undefined && topic !== from.topic);
  const own = [...seen.values()].filter(({ topic }) => topic === undefined || topic === from.topic);
  const items = [...foreign, ...own].slice(0, SHOWN).map(({ symbol, topic }) => {
    const name = inlineCode(symbol.name);
    if (topic === undefined || topic === from.topic) return name;
    return view.words.review.other(name, view.link(from, from.kind, topic));
  });
  const rest = seen.size - items.length;
  return {
    items: rest > 0 ? [...items, view.words.more(rest)] : items,
    linked: foreign.slice(0, SHOWN).map(({ symbol }) => symbol.name),
  };
}
