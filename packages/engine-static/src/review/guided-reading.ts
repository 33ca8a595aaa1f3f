/**
 * The guided reading of a review: the main symbols, the names that each one uses, and a part of its
 * code.
 */

import { type CodeSymbol, compareBy, type RankedSymbol, type Topic } from "@fondation/code";
import { inlineCode, markdownText } from "@fondation/course";
import { bodyOf, excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { citeSymbol } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { methodsOf, usedNames } from "../view/used-names.ts";
import { describeUsedNames } from "./described-names.ts";

const SYMBOLS = 4;
const EXCERPT_LINES = 40;

/**
 * The main symbol, followed by symbols that other files use or that are at least seven lines long.
 */
export function readingList({ symbols }: Topic): readonly RankedSymbol[] {
  return symbols
    .filter(
      ({ symbol, uses }, index) =>
        index === 0 ||
        (symbol.kind !== "constant" && (uses.length > 0 || symbol.endLine - symbol.startLine >= 6)),
    )
    .slice(0, SYMBOLS);
}

/** `linked`: the names that have a link to another chapter. */
export function readSymbol(
  ranked: RankedSymbol,
  topic: Topic,
  view: CourseView,
): { blocks: string[]; linked: string[] } {
  const { words } = view;
  const { file, symbol } = ranked;
  const key = keyMethod(ranked, view);
  const shown = excerpt(file, bodyOf(key?.symbol ?? symbol), EXCERPT_LINES);
  const names = describeUsedNames(ranked, { kind: "review", topic }, view);
  const blocks = [
    `### ${markdownText(symbol.name)}`,
    words.review.symbol({
      symbol: inlineCode(symbol.name),
      kind: symbol.kind,
      citation: citeSymbol(file, symbol),
      length: symbol.endLine - symbol.startLine + 1,
    }),
    names.items.length === 0 ? words.review.usesNothing() : words.review.uses(names.items),
    key === undefined
      ? ""
      : words.review.keyMethod({
          method: inlineCode(key.symbol.name),
          citation: citeSymbol(file, key.symbol),
          names: key.names,
        }),
    shown === undefined ? "" : showExcerpt(file, shown),
  ].filter(Boolean);
  return { blocks, linked: names.linked };
}

/** The method of a long class that uses the most names of the repository. */
function keyMethod(
  ranked: RankedSymbol,
  view: CourseView,
): { symbol: CodeSymbol; names: number } | undefined {
  if (ranked.symbol.endLine - ranked.symbol.startLine < EXCERPT_LINES) return undefined;
  const methods = methodsOf(ranked).map((symbol) => ({
    symbol,
    names: new Set(usedNames({ ...ranked, symbol }, view).map((used) => used.symbol.name)).size,
  }));
  const [best] = methods.sort(
    compareBy(
      ({ names }) => names,
      ({ symbol }) => symbol.endLine - symbol.startLine,
      ({ symbol }) => -symbol.startLine,
    ),
  );
  return best === undefined || best.names < 2 ? undefined : best;
}
