/** Step 6: exercises in the code, with questions whose answers the reader can open. */

import { ANSWER, closingHeading, fencedBlock, headingLine, markdownText } from "@fondation/course";
import type { Topic } from "@fondation/code";
import { bullets, documentText } from "../markdown/blocks.ts";
import type { CourseView } from "../view/course-view.ts";
import { tutorialSteps } from "./steps.ts";

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
  const steps = tutorialSteps(topic, view);
  return documentText([
    headingLine("tutorial", language, position, topic.name),
    words.tutorial.goal({ name: markdownText(topic.name), chapter, review }),
    words.tutorial.prepare(),
    fencedBlock("sh example", `git checkout --detach ${view.commit}`),
    ...steps.flatMap(({ title, blocks, question, answer }, index) => [
      `## ${words.tutorial.step(index + 1, title)}`,
      ...blocks,
      words.tutorial.question(index + 1, question),
      fencedBlock(ANSWER, answer),
    ]),
    `## ${closingHeading("tutorial", language)}`,
    bullets(
      words.tutorial.further({ chapter, review, next: near(position + 1), previous: near(position - 1) }),
    ) ?? "",
  ]);
}
