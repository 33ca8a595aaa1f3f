import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { RankedSymbol, Topic } from "@fondation/code";
import { citeSymbol, shortened } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { methodsOf, usedNames } from "../view/used-names.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import type { Step } from "./step.ts";

const SHOWN = 36;

/**
 * Asks the reader to read a symbol. The question is about its methods, otherwise about the names it
 * uses, otherwise about its lines.
 */
export function readStep(ranked: RankedSymbol, topic: Topic, view: CourseView): Step | undefined {
  const { read } = view.words.tutorial;
  const { file, symbol } = ranked;
  const shown = excerpt(file, symbol, SHOWN);
  if (shown === undefined) return undefined;
  const name = inlineCode(symbol.name);
  return {
    title: read.title(markdownText(symbol.name)),
    blocks: [
      read.text({ symbol: name, kind: symbol.kind, citation: inlineCitation(shown.citation) }),
      showExcerpt(file, shown),
    ],
    ...exercise(ranked, topic, view),
  };
}

function exercise(
  ranked: RankedSymbol,
  topic: Topic,
  view: CourseView,
): { question: string; answer: string } {
  const { read } = view.words.tutorial;
  const { file, symbol } = ranked;
  const name = inlineCode(symbol.name);
  const methods = methodsOf(ranked).map(
    (method) => `${inlineCode(method.name)} (${citeSymbol(file, method, 1)})`,
  );
  if (methods.length > 1) {
    return {
      question: read.questionMethods(name),
      answer: read.answerMethods(shortened(methods, 12, view.words)),
    };
  }
  const names = new Map(usedNames(ranked, view).map((used) => [used.symbol.name, used]));
  if (names.size > 0) {
    const items = [...names.values()].slice(0, 10).map((used) => {
      const cited = `${inlineCode(used.symbol.name)} (${citeSymbol(used.file, used.symbol, 1)})`;
      if (used.topic === undefined || used.topic === topic) return cited;
      return `${cited} : ${view.link({ kind: "tutorial", topic }, "chapter", used.topic)}`;
    });
    return { question: read.questionUses(name), answer: read.answerUses(items) };
  }
  const { startLine, endLine } = symbol;
  return {
    question: read.questionLength(name),
    answer: read.answerLength({
      start: startLine,
      end: endLine,
      length: endLine - startLine + 1,
      citation: citeSymbol(file, symbol),
    }),
  };
}
