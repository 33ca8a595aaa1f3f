/** The terms of a repository: the central types of its parts, each with its author's definition. */

import type { RankedSymbol } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import { citeSymbol } from "../markdown/names.ts";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { methodsOf } from "../view/used-names.ts";

const TERMS = 15;
const MIN_TERMS = 8;
const METHODS = 4;

/** Undefined for a repository without types and documented functions. */
export function vocabulary(view: CourseView): string | undefined {
  return bullets(termsOf(view).map((ranked) => define(ranked, view)));
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
  const isType = ({ symbol }: RankedSymbol): boolean =>
    !["function", "method", "constant"].includes(symbol.kind);
  const isDocumented = ({ symbol }: RankedSymbol): boolean => docSentence(symbol.doc?.text) !== undefined;
  take((ranked) => isType(ranked) && isDocumented(ranked) && ranked.symbol.exported, TERMS);
  take((ranked) => isType(ranked) && ranked.uses.length > 0, MIN_TERMS);
  take((ranked) => isDocumented(ranked) && ranked.symbol.exported, MIN_TERMS);
  const inOrder = topics.flatMap(({ symbols }) => symbols);
  const terms = new Set(chosen.values());
  return inOrder.filter((ranked) => terms.has(ranked));
}

function define(ranked: RankedSymbol, { words }: CourseView): string {
  const { file, symbol } = ranked;
  const methods = methodsOf(ranked).filter(({ name }) => !name.startsWith("_"));
  return words.opening.term({
    term: inlineCode(symbol.name),
    kind: symbol.kind,
    doc: docSentence(symbol.doc?.text, 200),
    methods: methods.slice(0, METHODS).map(({ name }) => inlineCode(name)),
    moreMethods: Math.max(0, methods.length - METHODS),
    citation: citeSymbol(file, symbol),
  });
}
