/** The end of a chapter: the part in one line, and what to read next. */

import { type Call, functionsOf, type Topic, type TracedPath } from "@fondation/code";
import { inlineCitation, inlineCode, markdownText } from "@fondation/course";
import { bullets } from "../markdown/blocks.ts";
import type { CourseView } from "../view/course-view.ts";
import { codeOf, distinctNames } from "../view/function-names.ts";
import { callsBetween, membersOf } from "../view/members.ts";
import type { ChapterWords } from "../words/chapter-words.ts";

export function closing(
  position: number,
  topic: Topic,
  path: TracedPath | undefined,
  view: CourseView,
): (string | undefined)[] {
  const { words } = view;
  const self = { kind: "chapter", topic } as const;
  const next = view.placementAt(position + 1)?.topic;
  const name = markdownText(topic.name);
  const main = membersOf(topic, view).find((fn) => view.calls.callsTo(fn).some(({ certain }) => certain));
  return [
    bullets(
      words.chapter.recap({
        name,
        main: main === undefined ? undefined : codeOf(main),
        path: path === undefined ? [] : distinctNames(functionsOf(path)).map(inlineCode),
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
      reason: next === undefined ? undefined : reasonFor(topic, next, view),
      name,
      review: view.link(self, "review", topic, words.links.review),
      tutorial: view.link(self, "tutorial", topic, words.links.tutorial),
    }),
  ];
}

/** A call that connects a part to the next one. */
function reasonFor(
  topic: Topic,
  next: Topic,
  view: CourseView,
): Parameters<ChapterWords["next"]>[0]["reason"] {
  const [used] = callsBetween(topic, next, view);
  if (used !== undefined) return { kind: "uses", names: [codeOf(used.to)], citation: citeCall(used) };
  const [user] = callsBetween(next, topic, view);
  if (user !== undefined) return { kind: "usedBy", names: [codeOf(user.to)], citation: citeCall(user) };
  return undefined;
}

function citeCall({ from, line }: Call): string {
  return inlineCitation({ path: from.file.path, startLine: line, endLine: line });
}
