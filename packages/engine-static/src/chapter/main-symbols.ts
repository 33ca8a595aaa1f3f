/** The main symbols of a topic, each with its documentation and its code. */

import { inlineCode, markdownText } from "@fondation/course";
import type { RankedSymbol, Topic } from "@fondation/code";
import { citeSymbol, type CourseView, section } from "../view/course-view.ts";
import { bodyOf, excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { docSentence } from "../markdown/prose.ts";

const SHOWN = 3;
const EXCERPT_LINES = 24;

/** A section with the three most important symbols; where there are none, the beginning of the main file. */
export function pieces(topic: Topic, view: CourseView): string[] {
  const { words } = view;
  const worthy = topic.symbols.filter(
    ({ symbol }) => symbol.kind !== "constant" || symbol.endLine > symbol.startLine,
  );
  const shown = (worthy.length > 0 ? worthy : topic.symbols).slice(0, SHOWN);
  if (shown.length === 0) return section(words.headings.pieces, beginning(topic, view));
  return section(words.headings.pieces, [
    words.chapter.piecesIntro(shown.length, topic.symbols.length),
    ...shown.flatMap((ranked) => piece(ranked, view)),
  ]);
}

function piece(ranked: RankedSymbol, view: CourseView): (string | undefined)[] {
  const { words } = view;
  const { file, symbol, uses } = ranked;
  const body = bodyOf(symbol);
  const shown = excerpt(file, body, EXCERPT_LINES);
  const methods = view.methodsOf(ranked).filter(({ name }) => !name.startsWith("_") && !name.startsWith("#"));
  const length = symbol.endLine - symbol.startLine + 1;
  const doc = docSentence(symbol.doc?.text);
  return [
    `### ${markdownText(symbol.name)}`,
    words.chapter.piece({
      kind: symbol.kind,
      exported: symbol.exported,
      citation: citeSymbol(file, symbol),
      users: new Set(uses.map(({ from }) => from)).size,
      length,
    }) + (doc === undefined ? "" : ` ${words.chapter.pieceDoc(doc)}`),
    shown === undefined ? undefined : showExcerpt(file, shown),
    shown?.cut === true
      ? words.chapter.excerptCut({
          start: shown.citation.startLine,
          end: shown.citation.endLine,
          afterDoc: body.startLine !== symbol.startLine,
        })
      : undefined,
    methods.length === 0
      ? undefined
      : words.chapter.methods([
          ...methods.slice(0, 8).map((method) => `${inlineCode(method.name)} (${citeSymbol(file, method)})`),
          ...(methods.length > 8 ? [words.more(methods.length - 8)] : []),
        ]),
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
