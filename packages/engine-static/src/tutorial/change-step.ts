import { fencedBlock, inlineCode, markdownText } from "@fondation/course";
import { placeOfUse, type RankedSymbol, type Topic, topicAt, shellWord } from "@fondation/code";
import { citeAll } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { testsOf } from "../view/tests.ts";
import type { Step } from "./step.ts";

/** Asks the reader to change a symbol, run a test that uses it, and name the affected topics. */
export function changeStep(ranked: RankedSymbol, topic: Topic, view: CourseView): Step {
  const { change } = view.words.tutorial;
  const { file, symbol, uses } = ranked;
  const name = inlineCode(symbol.name);
  const test = testsOf(topic, view).find(({ symbol: used, to }) => used === symbol.name && to === file.path);
  const users = uses.filter(({ from }) => !view.isTest(from));
  const reached = new Set(
    users.flatMap((use) => topicAt(view.topics, use.from, placeOfUse(use).startLine) ?? []),
  );
  const topics = [...reached].map((other) =>
    other === topic ? markdownText(topic.name) : view.link({ kind: "tutorial", topic }, "chapter", other),
  );
  return {
    title: change.title,
    blocks: [
      test === undefined
        ? change.textUntested(name)
        : change.text({ symbol: name, test: citeAll([placeOfUse(test)]).join("") }),
      fencedBlock("sh example", `git restore -- ${shellWord(file.path)}`),
    ],
    question: change.question(name),
    answer:
      topics.length === 0
        ? change.answerNone(name)
        : change.answer({ symbol: name, topics, files: new Set(users.map(({ from }) => from)).size }),
  };
}
