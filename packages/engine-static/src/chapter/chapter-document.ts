/**
 * Step 4: the purpose of a topic, the location of its code, and its dependencies on other topics.
 */

import { closingHeading, headingLine, inlineCitation, inlineCode, markdownText } from "@fondation/course";
import type { Topic } from "@fondation/code";
import { bullets, documentText, section } from "../markdown/blocks.ts";
import { citeAll, codes } from "../markdown/names.ts";
import { dataSection } from "../data/data-section.ts";
import type { CourseView } from "../view/course-view.ts";
import { neighbourDiagram } from "../view/diagram.ts";
import { quotedIntroduction } from "../view/introduction.ts";
import { type Neighbours, neighboursOf } from "../view/neighbours.ts";
import { mainSymbols } from "./main-symbols.ts";
import { describeFiles } from "./topic-files.ts";
import { usageExample } from "./usage-example.ts";

export function writeChapter(position: number, topic: Topic, view: CourseView): string {
  const { words, language } = view;
  const self = { kind: "chapter", topic } as const;
  const neighbours = neighboursOf(topic, view);
  const previous = view.placementAt(position - 1)?.topic;
  const name = markdownText(topic.name);
  const introduction = quotedIntroduction(topic);
  return documentText([
    headingLine("chapter", language, position, topic.name),
    words.chapter.lead({
      name,
      position,
      total: view.placements.length,
      previous: previous === undefined ? undefined : view.link(self, "chapter", previous),
      repository: inlineCode(view.repository),
    }),
    ...section(words.headings.role, [
      introduction === undefined ? undefined : words.chapter.author(introduction),
      role(topic, neighbours, view),
    ]),
    ...section(words.headings.files, describeFiles(topic, view)),
    ...mainSymbols(topic, view),
    ...section(words.data.heading, dataSection(topic, view)),
    ...section(words.headings.neighbours, relations(topic, neighbours, view)),
    ...section(words.headings.usage, usageExample(topic, view)),
    ...section(closingHeading("chapter", language), closing(position, topic, neighbours, view)),
  ]);
}

function role(topic: Topic, { users, used }: Neighbours, view: CourseView): string {
  const { words } = view;
  const self = { kind: "chapter", topic } as const;
  const exported = topic.symbols.filter(({ symbol }) => symbol.exported).length;
  const links = (items: readonly { topic: Topic }[]): string[] =>
    items.slice(0, 6).map((item) => view.link(self, "chapter", item.topic));
  return [
    words.chapter.size({
      files: topic.files.length,
      lines: topic.size,
      language: topic.files[0]?.language ?? "",
      symbols: topic.symbols.length,
      exported,
    }),
    users.length === 0 ? "" : words.chapter.users({ topics: links(users) }),
    used.length === 0 ? words.chapter.independent() : words.chapter.needs({ topics: links(used) }),
  ]
    .filter(Boolean)
    .join(" ");
}

function relations(
  topic: Topic,
  { users, used, nearby }: Neighbours,
  view: CourseView,
): (string | undefined)[] {
  const { words } = view;
  const self = { kind: "chapter", topic } as const;
  const diagram = neighbourDiagram(topic, view);
  return [
    diagram === undefined ? undefined : words.chapter.diagramIntro(markdownText(topic.name)),
    diagram,
    bullets([
      ...users.map(({ topic: user, tie, evidence }) =>
        words.chapter.usedBy(view.link(self, "chapter", user), codes(tie.symbols, 5), citeAll(evidence, 2)),
      ),
      ...used.map(({ topic: target, tie, evidence }) =>
        words.chapter.uses(view.link(self, "chapter", target), codes(tie.symbols, 5), citeAll(evidence, 2)),
      ),
      ...nearby.map(({ topic: other, evidence }) =>
        words.chapter.nearby(view.link(self, "chapter", other), evidence.map(inlineCitation)),
      ),
    ]),
  ];
}

function closing(
  position: number,
  topic: Topic,
  { users, used }: Neighbours,
  view: CourseView,
): (string | undefined)[] {
  const { words } = view;
  const self = { kind: "chapter", topic } as const;
  const next = view.placementAt(position + 1)?.topic;
  const [main] = topic.symbols;
  return [
    bullets(
      words.chapter.recap({
        name: markdownText(topic.name),
        main: main === undefined ? undefined : inlineCode(main.symbol.name),
        files: topic.files.length,
        usedBy: users.length,
        uses: used.length,
      }),
    ),
    words.chapter.next({
      next:
        next === undefined
          ? undefined
          : view.link(
              self,
              "chapter",
              next,
              words.reference("chapter", position + 1, markdownText(next.name)),
            ),
      review: view.link(self, "review", topic, words.links.review),
      tutorial: view.link(self, "tutorial", topic, words.links.tutorial),
    }),
  ];
}
