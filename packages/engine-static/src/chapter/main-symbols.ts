/** The main symbols of a topic, each with its documentation and code. */

import { inlineCode, markdownText } from "@fondation/course";
import type { RankedSymbol, Topic } from "@fondation/code";
import { section } from "../markdown/blocks.ts";
import { citeSymbol, shortened } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { methodsOf } from "../view/used-names.ts";
import { bodyOf, excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { docSentence } from "../markdown/prose.ts";

const SHOWN = 3;
const METHODS = 8;
const EXCERPT_LINES = 24;

/**
 * A section about the most important symbols; for a topic without symbols, the beginning of its
 * main file.
 */
export function mainSymbols(topic: Topic, view: CourseView): string[] {
  const { words } = view;
  const worthShowing = topic.symbols.filter(
    ({ symbol }) => symbol.kind !== "constant" || symbol.endLine > symbol.startLine,
  );
  const shown = (worthShowing.length > 0 ? worthShowing : topic.symbols).slice(0, SHOWN);
  if (shown.length === 0) return section(words.headings.mainSymbols, beginning(topic, view));
  return section(words.headings.mainSymbols, [
    words.chapter.mainSymbolsIntro(shown.length, topic.symbols.length),
    ...shown.flatMap((ranked) => describe(ranked, view)),
  ]);
}

function describe(ranked: RankedSymbol, view: CourseView): (string | undefined)[] {
  const { words } = view;
  const { file, symbol, uses } = ranked;
  const body = bodyOf(symbol);
  const shown = excerpt(file, body, EXCERPT_LINES);
  const methods = methodsOf(ranked)
    .filter(({ name }) => !name.startsWith("_") && !name.startsWith("#"))
    .map((method) => `${inlineCode(method.name)} (${citeSymbol(file, method)})`);
  const length = symbol.endLine - symbol.startLine + 1;
  const doc = docSentence(symbol.doc?.text);
  return [
    `### ${markdownText(symbol.name)}`,
    words.chapter.symbol({
      kind: symbol.kind,
      exported: symbol.exported,
      citation: citeSymbol(file, symbol),
      users: new Set(uses.map(({ from }) => from)).size,
      length,
    }) + (doc === undefined ? "" : ` ${words.chapter.symbolDoc(doc)}`),
    shown === undefined ? undefined : showExcerpt(file, shown),
    shown?.cut === true
      ? words.chapter.excerptCut({
          start: shown.citation.startLine,
          end: shown.citation.endLine,
          afterDoc: body.startLine !== symbol.startLine,
        })
      : undefined,
    methods.length === 0 ? undefined : words.chapter.methods(shortened(methods, METHODS, words)),
  ];
}

function beginning(topic: Topic, view: CourseView): (string | undefined)[] {
  const [part] = topic.parts;
  const file = topic.files.find(({ path }) => path === part?.path);
  if (file === undefined) return [];
  const shown = excerpt(file, part?.lines ?? { startLine: 1, endLine: file.lines.length }, EXCERPT_LINES);
  if (shown === undefined) return [];
  return [view.words.chapter.beginning(inlineCode(file.path)), showExcerpt(file, shown)];
}
