/** The names that the code of a symbol uses, each with a link to the chapter that explains it. */

import type { RankedSymbol } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { shortened } from "../markdown/names.ts";
import type { CourseView, TopicDocument } from "../view/course-view.ts";
import { usedNames } from "../view/used-names.ts";

const SHOWN = 8;

/** The names as Markdown, names of other chapters first; `linked` are those with a link. */
export function describeUsedNames(
  ranked: RankedSymbol,
  from: TopicDocument,
  view: CourseView,
): { items: string[]; linked: string[] } {
  const byName = new Map(usedNames(ranked, view).map((used) => [used.symbol.name, used]));
  const { own = [], other = [] } = Object.groupBy(byName.values(), ({ topic }) =>
    topic === undefined || topic === from.topic ? "own" : "other",
  );
  const items = [...other, ...own].map(({ symbol, topic }) => {
    const name = inlineCode(symbol.name);
    if (topic === undefined || topic === from.topic) return name;
    return view.words.review.other(name, view.link(from, from.kind, topic));
  });
  return {
    items: shortened(items, SHOWN, view.words),
    linked: other.slice(0, SHOWN).map(({ symbol }) => symbol.name),
  };
}
