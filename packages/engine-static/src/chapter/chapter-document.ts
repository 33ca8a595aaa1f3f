/**
 * Step 4: the problem of a part, its idea in a picture, one traced path, its data and its relations.
 * What a part is told by decides the order.
 */

import { closingHeading, headingLine, inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { functionsOf, type Topic } from "@fondation/code";
import { dataSection } from "../data/data-section.ts";
import { documentText, section } from "../markdown/blocks.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { citeSymbol } from "../markdown/names.ts";
import { opening } from "../opening/opening.ts";
import type { CourseView } from "../view/course-view.ts";
import { qualifiedName } from "../view/function-names.ts";
import { closing } from "./closing.ts";
import { problem } from "./duties.ts";
import { focusOf } from "./focus.ts";
import { pathIntro, pathSection } from "../paths/path-section.ts";
import { isFirst, pictureOf } from "./picture/picture.ts";
import { reasons } from "./reasons.ts";
import { relations } from "./relations.ts";
import { usageExample } from "./usage-example.ts";

/** Lines of a declaration that stands for a part without a path. */
const CORE_LINES = 40;

export function writeChapter(position: number, topic: Topic, view: CourseView): string {
  const { words, language } = view;
  const path = view.paths.of(topic);
  const focus = focusOf(topic, path, view);
  const name = markdownText(topic.name);
  const parts = {
    problem: section(words.chapter.headings.problem, problem(topic, view)),
    picture: pictureSection(topic, view),
    path: pathOf(topic, view),
    data: section(words.data.heading, dataSection(topic, view)),
    example: section(words.chapter.headings.example, usageExample(topic, view)),
    reasons: section(words.chapter.headings.reasons, reasons(topic, view)),
    relations: section(words.chapter.headings.others, relations(topic, view)),
  };
  const { picture, data, example } = parts;
  const short = path === undefined || path.calls.length < 2;
  const middle =
    focus.kind === "types" || focus.kind === "contract"
      ? [...data, ...picture, ...parts.path, ...(short ? example : [])]
      : focus.kind === "functions"
        ? [...example, ...picture, ...parts.path]
        : [...picture, ...parts.path, ...data, ...(short ? example : [])];
  return documentText([
    headingLine("chapter", language, position, topic.name),
    ...(position === 1 ? opening(topic, view) : []),
    ...(position === 1 ? [`## ${name}`] : []),
    words.chapter.lead({ name, position, total: view.placements.length, focus }),
    ...parts.problem,
    ...middle,
    ...parts.reasons,
    ...parts.relations,
    ...section(closingHeading("chapter", language), closing(position, topic, path, view)),
  ]);
}

function pictureSection(topic: Topic, view: CourseView): string[] {
  const words = view.words.chapter;
  const picture = pictureOf(topic, view);
  if (picture === undefined) return [];
  const { diagram, omitted, centre } = picture;
  return section(words.headings.picture, [
    [
      ...(centre === undefined ? [] : [words.centre(centre)]),
      ...omitted.map(words.omittedArrows),
      ...(isFirst(topic, view, () => true) ? [words.legend()] : []),
      ...(isFirst(topic, view, ({ hasContracts }) => hasContracts) ? [words.contractLegend()] : []),
    ].join(" ") || undefined,
    diagram,
  ]);
}

/** The traced path; for a part without calls, its main declaration. */
function pathOf(topic: Topic, view: CourseView): string[] {
  const { words } = view;
  const path = view.paths.of(topic);
  if (path !== undefined) {
    const functions = functionsOf(path);
    const place = { home: topic, known: [topic] };
    const named = functions.map(({ symbol }) => markdownText(qualifiedName(symbol)));
    return section(words.chapter.headings.path(named[0] ?? "", named.at(-1) ?? ""), [
      pathIntro(path, place, view),
      ...pathSection(path, place, view),
    ]);
  }
  return section(words.chapter.headings.core, core(topic, view));
}

function core(topic: Topic, view: CourseView): (string | undefined)[] {
  const [main] = topic.symbols;
  if (main === undefined) {
    const [part] = topic.parts;
    const file = topic.files.find(({ path }) => path === part?.path);
    if (file === undefined) return [];
    const shown = excerpt(file, part?.lines ?? { startLine: 1, endLine: file.lines.length }, CORE_LINES);
    return shown === undefined ? [] : [inlineCitation(shown.citation), showExcerpt(file, shown)];
  }
  const { file, symbol } = main;
  const shown = excerpt(file, symbol, CORE_LINES);
  return [
    view.words.chapter.core({
      name: inlineCode(symbol.name),
      citation: citeSymbol(file, symbol),
      kind: symbol.kind,
    }),
    shown === undefined ? undefined : showExcerpt(file, shown),
  ];
}
