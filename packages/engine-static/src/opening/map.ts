/** The parts of a course in reading order, one line each. */

import type { Topic } from "@fondation/code";
import { inlineCitation, inlineCode } from "@fondation/course";
import { docSentence } from "../markdown/prose.ts";
import type { CourseView } from "../view/course-view.ts";
import { findIntroduction } from "../view/introduction.ts";

const SYMBOLS = 3;

export function courseMap(first: Topic, view: CourseView): string[] {
  const { words, placements } = view;
  const link = (topic: Topic): string => view.link({ kind: "chapter", topic: first }, "chapter", topic);
  const last = placements.at(-1)?.topic ?? first;
  const lines = placements.map(({ topic }, index) => {
    const found = findIntroduction(topic);
    const doc = found === undefined ? undefined : docSentence(found.text, 140);
    return `${index + 1}. ${words.opening.part({
      link: link(topic),
      position: index + 1,
      doc,
      citation:
        found === undefined
          ? undefined
          : inlineCitation({
              path: found.file.path,
              startLine: found.doc.startLine,
              endLine: found.doc.endLine,
            }),
      symbols: topic.symbols.slice(0, SYMBOLS).map(({ symbol }) => inlineCode(symbol.name)),
    })}`;
  });
  return [
    words.opening.map({ topics: placements.length, first: link(first), last: link(last) }),
    lines.join("\n"),
  ];
}
