/**
 * Step 5: the revised chapter. Every use is checked in the code, and names get links to the
 * chapters that explain them.
 */

import {
  closingHeading,
  extractCitations,
  formatCitation,
  headingLine,
  inlineCode,
  markdownText,
  relativeLink,
  yamlSlug,
} from "@fondation/course";
import type { Topic } from "@fondation/code";
import { closingSection } from "../facets/closing-section.ts";
import { extensionSection } from "../facets/extension-section.ts";
import { settingsSection } from "../facets/settings-section.ts";
import { checkUses } from "./checked-uses.ts";
import { bullets, documentText, section } from "../markdown/blocks.ts";
import { citeSymbol } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { quotedIntroduction } from "../view/introduction.ts";
import { type Neighbours, neighboursOf } from "../view/neighbours.ts";
import { reasonFor } from "../plan/order.ts";
import { docSentence } from "../markdown/prose.ts";
import { readSymbol, readingList } from "./guided-reading.ts";
import { findings } from "./findings.ts";
import { describeTies } from "./ties.ts";
import { rejectedUses, usersSection } from "./users.ts";

/** `chapter`: the text of the chapter to revise. */
export function writeReview(position: number, topic: Topic, chapter: string, view: CourseView): string {
  const { words, language } = view;
  const neighbours = neighboursOf(topic, view);
  const checked = checkUses(topic, view);
  const readings = readingList(topic).map((ranked) => readSymbol(ranked, topic, view));
  const introduction = quotedIntroduction(topic);
  const rest = [
    ...section(words.headings.idea, [
      introduction === undefined ? undefined : words.chapter.author(introduction),
      placementReason(position, view),
    ]),
    ...section(
      words.headings.reading,
      readings.flatMap(({ blocks }) => blocks),
    ),
    ...section(words.facets.settings.heading, settingsSection(topic, view)),
    ...section(words.facets.closing.heading, closingSection(topic, view)),
    ...section(words.facets.extensions.heading, extensionSection(topic, view)),
    ...section(words.headings.users, usersSection(checked, view)),
    ...section(words.headings.ties, describeTies(topic, neighbours, view)),
    ...section(words.headings.glossary, [glossary(topic, view)]),
  ];
  const citations = extractCitations([chapter, ...rest].join("\n\n")).map(({ citation }) => citation);
  const distinct = new Set(citations.map(formatCitation));
  const total = checked.reduce((sum, { ranked }) => sum + ranked.uses.length, 0);
  const rejected = checked.reduce((sum, item) => sum + item.rejected.length, 0);
  return documentText([
    headingLine("review", language, position, topic.name),
    words.review.lead({
      chapter: view.link(
        { kind: "review", topic },
        "chapter",
        topic,
        words.reference("chapter", position, markdownText(topic.name)),
      ),
      citations: distinct.size,
      uses: total,
      rejected,
      references: new Set(readings.flatMap(({ linked }) => linked)).size,
    }),
    ...rest,
    ...section(words.headings.checks, [
      bullets([
        words.review.checkedCitations(distinct.size, new Set(citations.map(({ path }) => path)).size),
        ...(total === 0 ? [] : [words.review.checkedUses(total - rejected, total)]),
        ...rejectedUses(checked, view),
        ...findings(topic, neighbours, view),
      ]),
    ]),
    ...section(
      closingHeading("review", language),
      closing(position, topic, neighbours, total - rejected, view),
    ),
  ]);
}

function placementReason(position: number, view: CourseView): string | undefined {
  const placement = view.placementAt(position);
  return placement === undefined ? undefined : markdownText(reasonFor(placement, position, view));
}

function glossary(topic: Topic, { words }: CourseView): string | undefined {
  return bullets(
    topic.symbols.slice(0, 12).map(({ file, symbol }) =>
      words.review.definition({
        symbol: inlineCode(symbol.name),
        kind: symbol.kind,
        citation: citeSymbol(file, symbol),
        doc: docSentence(symbol.doc?.text, 140),
      }),
    ),
  );
}

function closing(
  position: number,
  topic: Topic,
  { users, used }: Neighbours,
  confirmed: number,
  view: CourseView,
): (string | undefined)[] {
  const { words } = view;
  const self = { kind: "review", topic } as const;
  const next = view.placementAt(position + 1)?.topic;
  const abstractions = relativeLink(view.slug("review", topic), yamlSlug("abstractions"));
  return [
    bullets(
      words.review.recap({ name: markdownText(topic.name), confirmed, proven: users.length + used.length }),
    ),
    words.review.next({
      next:
        next === undefined
          ? undefined
          : view.link(self, "review", next, words.reference("review", position + 1, markdownText(next.name))),
      tutorial: view.link(self, "tutorial", topic, words.links.tutorial),
      abstractions: `[${words.links.abstractions}](${abstractions})`,
    }),
  ];
}
