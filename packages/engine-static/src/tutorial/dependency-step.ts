import { inlineCitation, inlineCode } from "@fondation/course";
import type { Topic } from "@fondation/code";
import { citeSymbol, codes } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { declarationIn } from "../view/used-names.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { neighboursOf } from "../view/neighbours.ts";
import type { Step } from "./step.ts";

/**
 * Asks the reader to follow the strongest dependency to its declaration. Undefined for a topic that
 * uses no name of another one.
 */
export function dependencyStep(topic: Topic, view: CourseView): Step | undefined {
  const { dependency } = view.words.tutorial;
  for (const { topic: target, tie, evidence } of neighboursOf(topic, view).used) {
    const [line] = evidence;
    const file = line === undefined ? undefined : view.survey.byPath.get(line.path);
    const shown = line === undefined || file === undefined ? undefined : excerpt(file, line, 12);
    const name = tie.symbols.find((symbol) => shown?.text.includes(symbol)) ?? tie.symbols[0];
    const home = target.symbols.find(({ symbol }) => symbol.name === name)?.file;
    const symbol = home === undefined || name === undefined ? undefined : declarationIn(home, name);
    if (shown === undefined || file === undefined || home === undefined || symbol === undefined) continue;
    const self = { kind: "tutorial", topic } as const;
    return {
      title: dependency.title,
      blocks: [
        dependency.text({
          symbols: codes(
            tie.symbols.filter((item) => shown.text.includes(item)),
            4,
          ).concat(shown.text.includes(symbol.name) ? [] : [inlineCode(symbol.name)]),
          topic: view.link(self, "chapter", target),
          citation: inlineCitation(shown.citation),
        }),
        showExcerpt(file, shown),
      ],
      question: dependency.question(inlineCode(symbol.name)),
      answer: dependency.answer({
        symbol: inlineCode(symbol.name),
        citation: citeSymbol(home, symbol),
        chapter: view.link(self, "chapter", target),
      }),
    };
  }
  return undefined;
}
