/** The ties to other chapters, in both directions. */

import type { Topic } from "@fondation/code";
import { bullets } from "../markdown/blocks.ts";
import { citeAll, codes } from "../markdown/names.ts";
import type { CourseView } from "../view/course-view.ts";
import { neighbourDiagram } from "../view/diagram.ts";
import type { Neighbour, Neighbours } from "../view/neighbours.ts";

/** The diagram of the neighbours, and a line for each tie. */
export function describeTies(
  topic: Topic,
  { users, used, nearby }: Neighbours,
  view: CourseView,
): (string | undefined)[] {
  const { words } = view;
  const link = (other: Topic): string => view.link({ kind: "review", topic }, "review", other);
  const describe = ({ topic: other, tie, evidence }: Neighbour, outgoing: boolean): string =>
    words.review.tie({
      topic: link(other),
      outgoing,
      symbols: codes(tie.symbols, 4),
      citations: citeAll(evidence, 2),
    });
  const mutual = used.filter(({ topic: other }) => users.some((user) => user.topic === other));
  return [
    neighbourDiagram(topic, view),
    bullets([
      ...users.map((neighbour) => describe(neighbour, false)),
      ...used.map((neighbour) => describe(neighbour, true)),
      ...mutual.map(({ topic: other }) => words.review.mutual(link(other))),
      ...nearby.map(({ topic: other }) => words.review.unproven(link(other))),
    ]),
  ];
}
