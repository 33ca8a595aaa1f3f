/** The facts for all documents, with queries that several documents share. */

import type { CodeFacts, FileLink, Placement, Topic } from "@fondation/code";
import { chapterSlug, type Language, type MarkdownKind, markdownText, relativeLink } from "@fondation/course";
import type { Words } from "../words/course-words.ts";

interface CourseFacts extends CodeFacts {
  readonly repository: string;
  readonly commit: string;
  readonly language: Language;
  readonly words: Words;
}

interface TopicDocument {
  readonly kind: MarkdownKind;
  readonly topic: Topic;
}

/** The facts with queries on them. Positions count from 1. */
export interface CourseView extends CourseFacts {
  placementAt(position: number): Placement | undefined;
  topicById(id: number): Topic | undefined;
  linksFrom(path: string): readonly FileLink[];
  slug(kind: MarkdownKind, topic: Topic): string;
  /** A link from one document to another one. `text` is Markdown; default: the topic's name. */
  link(from: TopicDocument, kind: MarkdownKind, topic: Topic, text?: string): string;
  isTest(path: string): boolean;
}

export function createView(facts: CourseFacts): CourseView {
  const { placements, topics, survey, links } = facts;
  const linksByFile = Map.groupBy(links, ({ from }) => from);
  const positions = new Map(placements.map(({ topic }, index) => [topic.id, index + 1]));
  const slug = (kind: MarkdownKind, topic: Topic): string =>
    chapterSlug(kind, positions.get(topic.id) ?? 0, topic.name);
  return {
    ...facts,
    placementAt: (position) => placements[position - 1],
    topicById: (id) => topics.find((topic) => topic.id === id),
    linksFrom: (path) => linksByFile.get(path) ?? [],
    slug,
    link: (from, kind, topic, text) =>
      `[${text ?? markdownText(topic.name)}](${relativeLink(slug(from.kind, from.topic), slug(kind, topic))})`,
    isTest: (path) => survey.byPath.get(path)?.role === "test",
  };
}
