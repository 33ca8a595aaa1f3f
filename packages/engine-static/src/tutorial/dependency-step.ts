import { inlineCitation, inlineCode } from "@fondation/course";
import type { Topic } from "@fondation/code";
import { citeSymbol, type CourseView, codes, declaration } from "../view/course-view.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { neighboursOf } from "../view/neighbours.ts";
import type { Step } from "./step.ts";

/** Follow the topic's strongest dependency to where it is declared; undefined when it has none by name. */
export function dependsStep(topic: Topic, view: CourseView): Step | undefined {
  const { depends } = view.words.tutorial;
  for (const { topic: target, tie, evidence } of neighboursOf(topic, view).used) {
    const [line] = evidence;
    const file = line === undefined ? undefined : view.survey.byPath.get(line.path);
    const shown = line === undefined || file === undefined ? undefined : excerpt(file, line, 12);
    const name = tie.symbols.find((symbol) => shown?.text.includes(symbol)) ?? tie.symbols[0];
    const home = target.symbols.find(({ symbol }) => symbol.name === name)?.file;
    const symbol = home === undefined || name === undefined ? undefined : declaration(home, name);
    if (shown === undefined || file === undefined || home === undefined || symbol === undefined) continue;
    const self = { kind: "tutorial", topic } as const;
    return {
      title: depends.title,
      blocks: [
        depends.text({
          symbols: codes(
            tie.symbols.filter((item) => shown.text.includes(item)),
            4,
          ).concat(shown.text.includes(symbol.name) ? [] : [inlineCode(symbol.name)]),
          topic: view.link(self, "chapter", target),
          citation: inlineCitation(shown.citation),
        }),
        showExcerpt(file, shown),
      ],
      question: depends.question(inlineCode(symbol.name)),
      answer: depends.answer({
        symbol: inlineCode(symbol.name),
        citation: citeSymbol(home, symbol),
        chapter: view.link(self, "chapter", target),
      }),
    };
  }
  return undefined;
}
