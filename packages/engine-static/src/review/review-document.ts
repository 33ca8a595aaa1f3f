/** Step 5: the deep reading. The bodies that carry a part, in reading order, with notes on their blocks. */

import { type CodeSymbol, type Topic, topicAt } from "@fondation/code";
import { closingHeading, headingLine, markdownText, relativeLink, yamlSlug } from "@fondation/course";
import { closingSection } from "../facets/closing-section.ts";
import { extensionSection } from "../facets/extension-section.ts";
import { settingsSection } from "../facets/settings-section.ts";
import { documentText, section } from "../markdown/blocks.ts";
import type { CourseView } from "../view/course-view.ts";
import { type NoteContext, nameOf } from "./notes/note-context.ts";
import { alikeTo } from "./alike.ts";
import { functionsOf, shownFunctions } from "./bodies.ts";
import { describeBody } from "./body.ts";
import { constantsSection } from "./constants.ts";
import { declarations } from "./declarations.ts";
import { failurePaths } from "./failure-paths.ts";
import { promises } from "./promises.ts";
import { inReadingOrder } from "./reading-order.ts";
import { describeStateType } from "./state-types.ts";
import { unproven } from "./unproven.ts";

export function writeReview(position: number, topic: Topic, view: CourseView): string {
  const { words, language } = view;
  const all = functionsOf(topic, view);
  const bodies = inReadingOrder(shownFunctions(topic, view), view);
  const context: NoteContext = { topic, view, shown: new Set(bodies), introduced: new Set() };
  const seen = new Set<CodeSymbol>();
  const told = new Set(bodies.flatMap((fn) => alikeTo(fn, view).map((other) => other.fn)));
  return documentText([
    headingLine("review", language, position, topic.name),
    words.review.lead({
      chapter: view.link(
        { kind: "review", topic },
        "chapter",
        topic,
        words.reference("chapter", position, markdownText(topic.name)),
      ),
      shown: bodies.length - told.size,
      alike: told.size,
      total: all.length,
      lines: bodies.reduce(
        (sum, fn) => (told.has(fn) ? sum : sum + fn.symbol.endLine - fn.symbol.startLine + 1),
        0,
      ),
      first: bodies.slice(0, 3).map(nameOf),
    }),
    ...section(
      words.headings.reading,
      all.length === 0
        ? declarations(topic, view)
        : bodies.flatMap((fn) =>
            told.has(fn) ? [] : [...describeStateType(fn, seen, context), ...describeBody(fn, context)],
          ),
    ),
    ...section(words.headings.constants, constantsSection(bodies, context)),
    ...section(words.headings.failures, failurePaths(bodies, context)),
    ...section(words.facets.settings.heading, settingsSection(topic, view)),
    ...section(words.facets.closing.heading, closingSection(topic, view, context.shown)),
    ...section(words.facets.extensions.heading, extensionSection(topic, view)),
    ...section(words.headings.promises, promises(bodies, context)),
    ...section(words.headings.unproven, unproven(bodies, all, context)),
    ...section(closingHeading("review", language), [closing(position, topic, view)]),
  ]);
}

/** The parts that its functions call most, and what to read next. */
function closing(position: number, topic: Topic, view: CourseView): string {
  const { words } = view;
  const self = { kind: "review", topic } as const;
  const next = view.placementAt(position + 1)?.topic;
  const abstractions = relativeLink(view.slug("review", topic), yamlSlug("abstractions"));
  const counts = new Map<Topic, number>();
  for (const fn of functionsOf(topic, view)) {
    for (const { to, certain } of view.calls.callsFrom(fn)) {
      const other = topicAt(view.topics, to.file.path, to.symbol.startLine);
      if (certain && other !== undefined && other !== topic) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  const [most, second] = [...counts].sort(([a, x], [b, y]) => y - x || a.id - b.id);
  const isMost = most !== undefined && second !== undefined && most[1] > second[1];
  return words.review.next({
    name: markdownText(topic.name),
    next:
      next === undefined
        ? undefined
        : view.link(self, "review", next, words.reference("review", position + 1, markdownText(next.name))),
    most: !isMost ? undefined : { topic: view.link(self, "review", most[0]), calls: most[1] },
    tutorial: view.link(self, "tutorial", topic, words.links.tutorial),
    abstractions: `[${words.links.abstractions}](${abstractions})`,
  });
}
