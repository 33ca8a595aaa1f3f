/** Step 6: exercises in the code, with questions whose answers the reader can open. */

import {
  ANSWER,
  closingHeading,
  fencedBlock,
  headingLine,
  inlineCitation,
  markdownText,
} from "@fondation/course";
import type { Topic } from "@fondation/code";
import { bullets, documentText } from "../markdown/blocks.ts";
import type { CourseView } from "../view/course-view.ts";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import { tasksOf } from "./plan-tasks.ts";
import type { Task } from "./task.ts";

/** In lines. */
const SHOWN = 30;

export function writeTutorial(position: number, topic: Topic, view: CourseView): string {
  const { words, language } = view;
  const self = { kind: "tutorial", topic } as const;
  const near = (at: number): string | undefined => {
    const other = view.placementAt(at)?.topic;
    return other === undefined
      ? undefined
      : view.link(self, "tutorial", other, words.reference("tutorial", at, markdownText(other.name)));
  };
  const chapter = view.link(
    self,
    "chapter",
    topic,
    words.reference("chapter", position, markdownText(topic.name)),
  );
  const review = view.link(self, "review", topic, words.links.review);
  const name = markdownText(topic.name);
  const tasks = tasksOf(topic, view);
  const seen = new Set<string>();
  const shown = tasks.map((task) => ({ ...task, blocks: task.blocks.filter((block) => isNew(block, seen)) }));
  return documentText([
    headingLine("tutorial", language, position, topic.name),
    words.tutorial.goal({ name, stages: tasks.map(({ stage }) => stage), chapter, review }),
    words.tutorial.prepare(name),
    fencedBlock("sh example", `git checkout --detach ${view.commit}`),
    ...(tasks.length === 0
      ? nothing(topic, view)
      : shown.flatMap((task, index) => taskBlocks(task, index, view))),
    `## ${closingHeading("tutorial", language)}`,
    bullets(
      words.tutorial.further({
        ...{ name, chapter, review },
        ...{ next: near(position + 1), previous: near(position - 1) },
      }),
    ) ?? "",
  ]);
}

/** Two tasks on one function show its code once. */
function isNew(block: string, seen: Set<string>): boolean {
  if (!block.startsWith("```")) return true;
  const isKnown = seen.has(block);
  seen.add(block);
  return !isKnown;
}

function taskBlocks({ stage, title, blocks, answer }: Task, index: number, { words }: CourseView): string[] {
  return [`## ${words.tutorial.heading(index + 1, stage, title)}`, ...blocks, fencedBlock(ANSWER, answer)];
}

/** For code without known statements: its first lines to read. */
function nothing(topic: Topic, view: CourseView): string[] {
  const [part] = topic.parts;
  const file = topic.files.find(({ path }) => path === part?.path);
  const whole = { startLine: 1, endLine: file?.lines.length ?? 1 };
  const shown = file === undefined ? undefined : excerpt(file, part?.lines ?? whole, SHOWN);
  if (file === undefined || shown === undefined) return [];
  const citation = inlineCitation(shown.citation);
  return [
    view.words.tutorial.nothing({ name: markdownText(topic.name), citation }),
    showExcerpt(file, shown),
  ];
}
