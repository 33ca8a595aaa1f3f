/** The functions of a topic. */

import { type CodeFunction, type Topic, topicAt } from "@fondation/code";
import { inlineCode } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";

/** Of its source files, the ones with the largest share of the calls first. */
export function functionsOf(topic: Topic, { calls, topics }: CourseView): CodeFunction[] {
  const own = calls.functions.filter(
    ({ file, symbol }) =>
      file.role === "source" && topicAt(topics, file.path, symbol.startLine)?.id === topic.id,
  );
  return own.toSorted((a, b) => calls.massOf(b) - calls.massOf(a));
}

/** `Client.stop`, as inline code. */
export function functionName({ symbol }: CodeFunction): string {
  return inlineCode(symbol.container === undefined ? symbol.name : `${symbol.container}.${symbol.name}`);
}
