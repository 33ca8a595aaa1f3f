/** The guided reading of a review: the main symbols, what each relies on, and its most telling code. */

import { inlineCode, markdownText } from "@fondation/course";
import { type CodeSymbol, compareBy, type RankedSymbol, type Topic } from "@fondation/code";
import { type CourseView, citeSymbol } from "../view/course-view.ts";
import { bodyOf, excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { describeReliances } from "./used-names.ts";

const READ = 4;
const EXCERPT_LINES = 40;

/** The main symbol, and the next ones that others use or that are long enough to need a guide. */
export function worthReading({ symbols }: Topic): readonly RankedSymbol[] {
  return symbols
    .filter(
      ({ symbol, uses }, index) =>
        index === 0 ||
        (symbol.kind !== "constant" && (uses.length > 0 || symbol.endLine - symbol.startLine >= 6)),
    )
    .slice(0, READ);
}

/** One symbol read with its context; `linked` are the names it ties to other chapters. */
export function readSymbol(
  ranked: RankedSymbol,
  topic: Topic,
  view: CourseView,
): { blocks: string[]; linked: string[] } {
  const { words } = view;
  const { file, symbol } = ranked;
  const key = keyMethod(ranked, view);
  const shown = excerpt(file, bodyOf(key?.symbol ?? symbol), EXCERPT_LINES);
  const reliances = describeReliances(ranked, { kind: "review", topic }, view);
  const blocks = [
    `### ${markdownText(symbol.name)}`,
    words.review.symbol({
      symbol: inlineCode(symbol.name),
      kind: symbol.kind,
      citation: citeSymbol(file, symbol),
      length: symbol.endLine - symbol.startLine + 1,
    }),
    reliances.items.length === 0 ? words.review.reliesOnNothing() : words.review.relies(reliances.items),
    key === undefined
      ? ""
      : words.review.keyMethod({
          method: inlineCode(key.symbol.name),
          citation: citeSymbol(file, key.symbol),
          reliances: key.reliances,
        }),
    shown === undefined ? "" : showExcerpt(file, shown),
  ].filter(Boolean);
  return { blocks, linked: reliances.linked };
}

/** Of a long class, the method whose code uses the most of the repository. */
function keyMethod(
  ranked: RankedSymbol,
  view: CourseView,
): { symbol: CodeSymbol; reliances: number } | undefined {
  if (ranked.symbol.endLine - ranked.symbol.startLine < EXCERPT_LINES) return undefined;
  const methods = view.methodsOf(ranked).map((symbol) => ({
    symbol,
    reliances: new Set(view.reliancesOf({ ...ranked, symbol }).map((reliance) => reliance.symbol.name)).size,
  }));
  const [best] = methods.sort(
    compareBy(
      ({ reliances }) => reliances,
      ({ symbol }) => symbol.endLine - symbol.startLine,
      ({ symbol }) => -symbol.startLine,
    ),
  );
  return best === undefined || best.reliances < 2 ? undefined : best;
}
