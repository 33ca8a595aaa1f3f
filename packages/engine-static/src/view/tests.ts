import { compareBy, type Topic, type Use } from "@fondation/code";
import type { CourseView } from "./course-view.ts";

/**
 * One use from each test file that contains a symbol of the topic. The file with the most uses
 * comes first.
 */
export function testsOf(topic: Topic, view: CourseView): Use[] {
  const uses = topic.symbols
    .flatMap((ranked) => ranked.uses)
    .filter(({ from, lines }) => view.isTest(from) && lines.length > 0);
  const byFile = [...Map.groupBy(uses, ({ from }) => from).values()];
  return byFile
    .sort(
      compareBy(
        (group) => group.length,
        (group) => group[0]?.from ?? "",
      ),
    )
    .flatMap((group) => group.slice(0, 1));
}
