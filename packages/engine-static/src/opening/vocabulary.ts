/** The terms of a repository: the central types of its parts, each with its definition. */

import type { RankedSymbol } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { citeSymbol } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { definitionIn, factsOfType } from "./definition.ts";

const TERMS = 15;
const MIN_TERMS = 8;

const NO_FACTS = {
  ...{ fields: [], moreFields: 0, implementations: [], moreImplementations: 0 },
  ...{ makers: [], users: [] },
};

/** Undefined for a repository without types and documented functions. */
export function vocabulary(view: CourseView): string | undefined {
  const told = new Set<string>();
  const terms = termsOf(view).flatMap((ranked) => {
    const line = define(ranked, told, view);
    return line === undefined ? [] : [line];
  });
  return bullets(terms);
}

/** Documented types of every part in turn; then other types and documented functions. */
function termsOf({ placements }: CourseView): RankedSymbol[] {
  const topics = placements.map(({ topic }) => topic);
  const chosen = new Map<string, RankedSymbol>();
  const take = (keep: (ranked: RankedSymbol) => boolean, limit: number): void => {
    const lists = topics.map(({ symbols }) => symbols.filter(keep));
    for (let rank = 0; rank < limit && chosen.size < limit; rank += 1) {
      for (const ranked of lists.flatMap((list) => list.slice(rank, rank + 1))) {
        const { name } = ranked.symbol;
        if (chosen.size < limit && !chosen.has(name)) chosen.set(name, ranked);
      }
    }
  };
  const isDefined = ({ symbol }: RankedSymbol): boolean => definitionIn(symbol.doc?.text) !== undefined;
  take((ranked) => isType(ranked) && isDefined(ranked) && ranked.symbol.exported, TERMS);
  take((ranked) => isType(ranked) && ranked.uses.length > 0, MIN_TERMS);
  take((ranked) => isDefined(ranked) && ranked.symbol.exported, MIN_TERMS);
  take(isType, MIN_TERMS);
  const inOrder = topics.flatMap(({ symbols }) => symbols);
  const terms = new Set(chosen.values());
  return inOrder.filter((ranked) => terms.has(ranked));
}

function isType({ symbol }: RankedSymbol): boolean {
  return !["function", "method", "constant"].includes(symbol.kind);
}

/** `told`: definitions that stand already. Two types with the same text are told apart by their facts. */
function define(ranked: RankedSymbol, told: Set<string>, view: CourseView): string | undefined {
  const { file, symbol } = ranked;
  const found = definitionIn(symbol.doc?.text);
  const doc = found === undefined || told.has(found) ? undefined : found;
  if (doc !== undefined) told.add(doc);
  const facts = doc === undefined && isType(ranked) ? factsOfType(ranked, view) : undefined;
  if (doc === undefined && facts === undefined) return undefined;
  return view.words.opening.term({
    term: inlineCode(symbol.name),
    kind: symbol.kind,
    doc,
    ...(facts ?? NO_FACTS),
    citation: citeSymbol(file, symbol),
  });
}
