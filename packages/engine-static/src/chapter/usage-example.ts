/** A passage of another file that uses a main symbol of the topic. */

import { inlineCitation, inlineCode } from "@fondation/course";
import {
  compareBy,
  type RankedSymbol,
  type SourceFile,
  type Topic,
  topicAt,
  type Use,
} from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import { type Excerpt, excerpt, showExcerpt } from "../markdown/excerpt.ts";

/** Lines shown after the use. */
const AROUND = 10;

interface Usage {
  readonly ranked: RankedSymbol;
  readonly use: Use;
  readonly file: SourceFile;
  readonly passage: Excerpt;
}

/**
 * The best use to show: other code before tests, another topic before the same one, then the most
 * lines.
 */
function findUsage(topic: Topic, view: CourseView): Usage | undefined {
  for (const ranked of topic.symbols.slice(0, 4)) {
    const uses = ranked.uses
      .filter(({ lines }) => lines.length > 0)
      .sort(
        compareBy(
          ({ from }) => (view.isTest(from) ? 0 : 1),
          ({ from, lines }) => (topicAt(view.topics, from, lines[0] ?? 1) === topic ? 0 : 1),
          ({ lines }) => lines.length,
          ({ from }) => from,
        ),
      );
    for (const use of uses) {
      const file = view.survey.byPath.get(use.from);
      const passage = file === undefined ? undefined : passageAround(file, use.lines[0] ?? 1);
      if (file !== undefined && passage !== undefined) return { ranked, use, file, passage };
    }
  }
  return undefined;
}

/** The short declaration that holds the line, else a few lines around the line. */
function passageAround(file: SourceFile, line: number): Excerpt | undefined {
  const around = file.code.symbols
    .filter(
      ({ startLine, endLine }) => startLine <= line && endLine >= line && endLine - startLine < 2 * AROUND,
    )
    .sort(compareBy(({ startLine, endLine }) => startLine - endLine))
    .at(-1);
  const span = around ?? {
    startLine: Math.max(1, line - 3),
    endLine: Math.min(file.lines.length, line + AROUND),
  };
  const found = excerpt(file, span, 2 * AROUND);
  return found !== undefined && found.citation.startLine <= line && found.citation.endLine >= line
    ? found
    : undefined;
}

export function usageExample(topic: Topic, view: CourseView): string[] {
  const found = findUsage(topic, view);
  if (found === undefined) return [];
  const { ranked, file, passage } = found;
  return [
    view.words.chapter.usage({
      symbol: inlineCode(ranked.symbol.name),
      citation: inlineCitation(passage.citation),
      where: inlineCode(file.path),
      isTest: view.isTest(file.path),
    }),
    showExcerpt(file, passage),
  ];
}
