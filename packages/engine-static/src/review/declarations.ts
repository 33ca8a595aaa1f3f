/** The code of a part without functions, such as a file of types or constants. */

import type { Topic } from "@fondation/code";
import { inlineCitation } from "@fondation/course";
import { excerpt, showExcerpt } from "../markdown/excerpt.ts";
import type { CourseView } from "../view/course-view.ts";

/** In lines. */
const ROOM = 600;

export function declarations(topic: Topic, { words }: CourseView): string[] {
  let room = ROOM;
  return topic.parts.flatMap(({ path, lines }) => {
    const file = topic.files.find((each) => each.path === path);
    if (file === undefined || room <= 0) return [];
    const span = lines ?? { startLine: 1, endLine: file.lines.length };
    const shown = excerpt(file, span, room);
    if (shown === undefined) return [];
    const { startLine, endLine } = shown.citation;
    room -= endLine - startLine + 1;
    return [
      inlineCitation(shown.citation),
      showExcerpt(file, shown),
      ...(shown.cut ? [words.review.omitted(span.endLine - endLine, endLine + 1, span.endLine)] : []),
    ];
  });
}
