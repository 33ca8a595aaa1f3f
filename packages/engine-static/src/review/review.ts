/** Step 5: the chapter read again with the code at hand: every use checked, names tied to the chapters that explain them. */

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
import { auditUses } from "./checked-uses.ts";
import { bullets, citeSymbol, type CourseView, documentText, section } from "../view/course-view.ts";
import { introductionOf } from "../view/introduction.ts";
import { type Neighbours, neighboursOf } from "../view/neighbours.ts";
import { reasoning } from "../plan/plan.ts";
import { docSentence } from "../markdown/prose.ts";
import { readSymbol, worthReading } from "./guided-reading.ts";
import { findings } from "./findings.ts";
import { crossings } from "./ties.ts";
import { rejectedUses, usersSection } from "./users.ts";

/** Writes the reviewed chapter of a topic; `chapter` is the chapter it reviews. */
export function writeReview(position: number, topic: Topic, chapter: string, view: CourseView): string {
  const { words, language } = view;
  const neighbours = neighboursOf(topic, view);
  const audited = auditUses(topic, view);
  const readings = worthReading(topic).map((ranked) => readSymbol(ranked, topic, view));
  const introduction = introductionOf(topic);
  const rest = [
    ...section(words.headings.idea, [
      introduction === undefined ? undefined : words.chapter.author(introduction),
      reasonFor(position, view),
    ]),
    ...section(
      words.headings.reading,
      readings.flatMap(({ blocks }) => blocks),
    ),
    ...section(words.headings.users, usersSection(audited, view)),
    ...section(words.headings.crossings, crossings(topic, neighbours, view)),
    ...section(words.headings.glossary, [glossary(topic, view)]),
  ];
  const citations = extractCitations([chapter, ...rest].join("\n\n")).map(({ citation }) => citation);
  const distinct = new Set(citations.map(formatCitation));
  const total = audited.reduce((sum, { ranked }) => sum + ranked.uses.length, 0);
  const rejected = audited.reduce((sum, item) => sum + item.rejected.length, 0);
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
        ...rejectedUses(audited, view),
        ...findings(topic, neighbours, view),
      ]),
    ]),
    ...section(
      closingHeading("review", language),
      closing(position, topic, neighbours, total - rejected, view),
    ),
  ]);
}

function reasonFor(position: number, view: CourseView): string | undefined {
  const placement = view.placementAt(position);
  return placement === undefined ? undefined : markdownText(reasoning(placement, position, view));
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
