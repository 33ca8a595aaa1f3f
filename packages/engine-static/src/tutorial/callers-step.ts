import { fencedBlock, inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { placeOfUse, type RankedSymbol, shellWord } from "@fondation/code";
import { citeAll, shortened } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import type { Step } from "./step.ts";

/** Asks the reader to find the uses of a symbol. */
export function callersStep({ symbol, uses }: RankedSymbol, view: CourseView): Step {
  const { callers } = view.words.tutorial;
  const name = inlineCode(symbol.name);
  const search = fencedBlock("sh example", `git grep -n -w -F -e ${shellWord(symbol.name)} HEAD`);
  const title = callers.title(markdownText(symbol.name));
  const users = uses.toSorted((a, b) => Number(view.isTest(a.from)) - Number(view.isTest(b.from)));
  const [first] = users;
  if (first === undefined) {
    return {
      title,
      blocks: [callers.none(name), search],
      question: callers.questionNone(name),
      answer: callers.answerNone(name),
    };
  }
  const file = view.survey.byPath.get(first.from);
  const { startLine } = placeOfUse(first);
  const span = { startLine: Math.max(1, startLine - 2), endLine: startLine + 4 };
  const shown = file === undefined ? undefined : excerpt(file, span, 7);
  const passage =
    file === undefined || shown === undefined
      ? []
      : [callers.found(inlineCitation(shown.citation)), showExcerpt(file, shown)];
  const items = users.map((use) => `${inlineCode(use.from)} (${citeAll([placeOfUse(use)]).join("")})`);
  return {
    title,
    blocks: [callers.text, search, ...passage],
    question: callers.question(name),
    answer: callers.answer(shortened(items, 12, view.words)),
  };
}
