import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { RankedSymbol, Topic } from "@fondation/code";
import { citeSymbol, type CourseView } from "../view/course-view.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import type { Step } from "./step.ts";

const SHOWN = 36;

/** Read a symbol's code; the question is about its methods, else about what it relies on, else about its extent. */
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
  const methods = view
    .methodsOf(ranked)
    .map((method) => `${inlineCode(method.name)} (${citeSymbol(file, method, 1)})`);
  if (methods.length > 1) {
    const more = methods.length > 12 ? [view.words.more(methods.length - 12)] : [];
    return {
      question: read.questionMethods(name),
      answer: read.answerMethods([...methods.slice(0, 12), ...more]),
    };
  }
  const reliances = new Map(view.reliancesOf(ranked).map((reliance) => [reliance.symbol.name, reliance]));
  if (reliances.size > 0) {
    const items = [...reliances.values()].slice(0, 10).map((reliance) => {
      const cited = `${inlineCode(reliance.symbol.name)} (${citeSymbol(reliance.file, reliance.symbol, 1)})`;
      if (reliance.topic === undefined || reliance.topic === topic) return cited;
      return `${cited} : ${view.link({ kind: "tutorial", topic }, "chapter", reliance.topic)}`;
    });
    return { question: read.questionRelies(name), answer: read.answerRelies(items) };
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
