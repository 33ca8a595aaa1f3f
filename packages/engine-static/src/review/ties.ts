/** The review's word on the ties to other chapters, both ways. */

import type { Topic } from "@fondation/code";
import { bullets, citeAll, type CourseView, codes } from "../view/course-view.ts";
import { neighbourhood } from "../view/diagram.ts";
import type { Neighbours } from "../view/neighbours.ts";

/** The diagram of the neighbours, and a line for each tie. */
export function crossings(
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
