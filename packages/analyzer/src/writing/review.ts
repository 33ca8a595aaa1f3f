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
import type { Topic } from "../topics/topic.ts";
import { type AuditedSymbol, auditUses, testsOf } from "./audit.ts";
import {
  bullets,
  citeAll,
  citeSymbol,
  type CourseView,
  codes,
  documentText,
  section,
  useCitation,
} from "./course-view.ts";
import { neighbourhood } from "./diagram.ts";
import { introductionOf } from "./introductions.ts";
import { type Neighbours, neighboursOf } from "./neighbours.ts";
import { reasoning } from "./overview.ts";
import { docSentence } from "./prose.ts";
import { readSymbol, worthReading } from "./reading.ts";

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

function usersSection(audited: readonly AuditedSymbol[], view: CourseView): (string | undefined)[] {
  const { words } = view;
  const used = audited.filter(({ confirmed }) => confirmed.length > 0).slice(0, 10);
  const unused = audited.filter(
    ({ ranked: { file, symbol, uses } }) =>
      uses.length === 0 &&
      symbol.exported &&
      symbol.kind !== "method" &&
      symbol.kind !== "constant" &&
      !file.code.references.some(({ name }) => name === symbol.name),
  );
  const items = used.map(({ ranked, confirmed }) => {
    const files = new Set(confirmed.map(({ from }) => from));
    const tests = [...files].filter((path) => view.isTest(path)).length;
    const shown = confirmed.toSorted((a, b) => Number(view.isTest(a.from)) - Number(view.isTest(b.from)));
    return words.review.user({
      symbol: inlineCode(ranked.symbol.name),
      sources: files.size - tests,
      tests,
      citations: citeAll(shown.map(useCitation), 3),
    });
  });
  return [
    items.length === 0 ? undefined : words.review.usersIntro(),
    bullets(items),
    unused.length === 0
      ? undefined
      : words.review.unused(
          withMore(
            codes(
              unused.map(({ ranked }) => ranked.symbol.name),
              8,
            ),
            unused.length,
            view,
          ),
        ),
  ];
}

/** Adds « et n autres » to a list cut short. */
function withMore(items: readonly string[], total: number, { words }: CourseView): string[] {
  return total > items.length ? [...items, words.more(total - items.length)] : [...items];
}

function crossings(
  topic: Topic,
  { users, used, near }: Neighbours,
  view: CourseView,
): (string | undefined)[] {
  const { words } = view;
  const link = (other: Topic): string => view.link({ kind: "review", topic }, "review", other);
  const mutual = used.filter(({ topic: other }) => users.some((user) => user.topic === other));
  return [
    neighbourhood(topic, view),
    bullets([
      ...users.map(({ topic: other, tie, evidence }) =>
        words.review.crossing({
          topic: link(other),
          outgoing: false,
          symbols: codes(tie.symbols, 4),
          citations: citeAll(evidence, 2),
        }),
      ),
      ...used.map(({ topic: other, tie, evidence }) =>
        words.review.crossing({
          topic: link(other),
          outgoing: true,
          symbols: codes(tie.symbols, 4),
          citations: citeAll(evidence, 2),
        }),
      ),
      ...mutual.map(({ topic: other }) => words.review.mutual(link(other))),
      ...near.map(({ topic: other }) => words.review.unproven(link(other))),
    ]),
  ];
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

function rejectedUses(audited: readonly AuditedSymbol[], { words }: CourseView): string[] {
  const rejected = audited.flatMap((item) => item.rejected);
  if (rejected.length === 0) return [];
  return [
    words.review.rejectedUses(
      rejected
        .slice(0, 5)
        .map((use) => `${inlineCode(use.symbol)} (${citeAll([useCitation(use)]).join("")})`),
    ),
  ];
}

function findings(topic: Topic, { users, used, near }: Neighbours, view: CourseView): string[] {
  const { words } = view;
  const proven = users.length + used.length;
  const tests = testsOf(topic, view);
  const open = topic.symbols.filter(({ symbol }) => symbol.exported && symbol.kind !== "constant");
  const bare = open.filter(({ symbol }) => symbol.doc === undefined);
  return [
    words.review.checkedTies(proven, proven + near.length),
    ...(topic.symbols.length === 0
      ? []
      : [
          tests.length === 0
            ? words.review.untested()
            : words.review.tested(citeAll(tests.map(useCitation), 3)),
        ]),
    ...(open.length === 0
      ? []
      : [
          bare.length === 0
            ? words.review.documented(open.length)
            : words.review.undocumented(
                withMore(
                  codes(
                    bare.map(({ symbol }) => symbol.name),
                    8,
                  ),
                  bare.length,
                  view,
                ),
              ),
        ]),
  ];
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
