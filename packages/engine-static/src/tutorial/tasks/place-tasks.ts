/**
 * Where a part stands: what uses its main name, what it needs, which tests exercise it. For parts
 * whose bodies give few other questions.
 */

import { compareBy, type Place, placeOfUse, type RankedSymbol, type Topic, topicAt } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { citeSymbol } from "../../markdown/names.ts";
import type { CourseView } from "../../view/course-view.ts";
import type { Task } from "../task.ts";

const MOST = 5;

export function placeTasks(topic: Topic, view: CourseView): Task[] {
  return [...userTasks(topic, view), ...needTasks(topic, view), ...promiseTasks(topic, view)];
}

/** In lines. More are a list to copy, and no question. */
const MAX_USES = 20;

function userTasks(topic: Topic, view: CourseView): Task[] {
  const { users } = view.words.tutorial;
  const placesOf = ({ uses }: RankedSymbol): Place[] =>
    uses
      .filter(({ from }) => view.survey.byPath.get(from)?.role === "source")
      .flatMap(({ from: path, lines }) => lines.map((line) => ({ path, startLine: line, endLine: line })));
  const main = topic.symbols.find((ranked) => placesOf(ranked).length > 0);
  if (main === undefined) return [];
  const { file, symbol } = main;
  const places = placesOf(main);
  if (places.length > MAX_USES) return [];
  const name = inlineCode(symbol.name);
  return [
    {
      kind: "users",
      stage: "understand",
      title: users.title(markdownText(symbol.name)),
      blocks: [users.question({ name, citation: citeSymbol(file, symbol) })],
      answer: users.answer({ name, ...cited(places) }),
      worth: 1,
      about: `${file.path} ${symbol.name}`,
    },
  ];
}

function needTasks(topic: Topic, view: CourseView): Task[] {
  const { needs } = view.words.tutorial;
  const uses = topic.files
    .flatMap(({ path }) => view.linksFrom(path))
    .flatMap((link) => link.uses)
    .filter((use) => {
      if (use.lines.length === 0 || use.typing === true) return false;
      const { path, startLine } = placeOfUse(use);
      return topicAt(view.topics, path, startLine) === topic && topicAt(view.topics, use.to, 1) !== topic;
    })
    .sort(
      compareBy(
        ({ from }) => from,
        ({ symbol }) => symbol,
      ),
    );
  const [first] = uses;
  if (first === undefined) return [];
  const names = [...new Set(uses.map(({ symbol }) => symbol))];
  const part = markdownText(topic.name);
  return [
    {
      kind: "needs",
      stage: "understand",
      title: needs.title(part),
      blocks: [needs.question({ name: part, files: topic.files.length })],
      answer: needs.answer({
        name: part,
        names: names.slice(0, MOST).map(inlineCode),
        moreNames: Math.max(0, names.length - MOST),
        citation: inlineCitation(placeOfUse(first)),
      }),
      worth: 1,
      about: `${first.from} ${topic.name}`,
    },
  ];
}

function promiseTasks(topic: Topic, view: CourseView): Task[] {
  const { promise } = view.words.tutorial;
  for (const { file, symbol } of topic.symbols) {
    const fn = view.calls.functionAt(file.path, symbol.startLine);
    const [test] = fn === undefined ? [] : view.tests.of(fn);
    if (fn === undefined || test === undefined) continue;
    const command = view.tests.commandFor(test.place.path, test);
    const name = inlineCode(fn.symbol.name);
    return [
      {
        kind: "promise",
        stage: "run",
        title: promise.title(markdownText(fn.symbol.name)),
        blocks: [promise.question({ name, citation: citeSymbol(fn.file, fn.symbol) })],
        answer: promise.answer({
          ...{ name, test: inlineCode(test.title) },
          citation: inlineCitation(test.place),
          command: command === undefined ? undefined : inlineCode(command.command),
        }),
        worth: 1,
        about: `${file.path} ${symbol.name}`,
      },
    ];
  }
  return [];
}

function cited(places: readonly Place[]): { places: readonly string[]; more: number } {
  return {
    places: places.slice(0, MOST).map(inlineCitation),
    more: Math.max(0, places.length - MOST),
  };
}
