/** The topics that use a topic, and the topics that it uses. */

import type { Citation } from "@fondation/course";
import type { Tie, Topic } from "@fondation/code";
import type { CourseView } from "./course-view.ts";

interface Neighbour {
  readonly topic: Topic;
  readonly tie: Tie;
  readonly evidence: readonly Citation[];
}

/** The neighbours of a topic, the strongest tie first. */
export interface Neighbours {
  readonly users: readonly Neighbour[];
  readonly used: readonly Neighbour[];
  /** Tied only by the location of their files. */
  readonly nearby: readonly Neighbour[];
}

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
    nearby: select(
      (tie) => !proven(tie) && tie.from === topic.id,
      ({ to }) => to,
    ),
  };
}
