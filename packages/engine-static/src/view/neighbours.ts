/** Who a topic serves and what it needs, in the form the documents tell it. */

import type { Citation } from "@fondation/course";
import type { Tie, Topic } from "@fondation/code";
import type { CourseView } from "./course-view.ts";

/** A neighbour with the tie to it. */
interface Neighbour {
  readonly topic: Topic;
  readonly tie: Tie;
  readonly evidence: readonly Citation[];
}

/** A topic's proven ties by direction, the strongest first, and the neighbours known by place alone. */
export interface Neighbours {
  readonly users: readonly Neighbour[];
  readonly used: readonly Neighbour[];
  readonly near: readonly Neighbour[];
}

/** Looks a topic's neighbours up. */
export function neighboursOf(topic: Topic, view: CourseView): Neighbours {
  const select = (keep: (tie: Tie) => boolean, other: (tie: Tie) => number): Neighbour[] =>
    view.ties.filter(keep).flatMap((tie) => {
      const neighbour = view.topicById(other(tie));
      return neighbour === undefined ? [] : [{ topic: neighbour, tie, evidence: tie.evidence }];
    });
  const proven = ({ basis }: Tie): boolean => basis === "use";
  return {
    users: select(
      (tie) => proven(tie) && tie.to === topic.id,
      ({ from }) => from,
    ),
    used: select(
      (tie) => proven(tie) && tie.from === topic.id,
      ({ to }) => to,
    ),
    near: select(
      (tie) => !proven(tie) && tie.from === topic.id,
      ({ to }) => to,
    ),
  };
}
