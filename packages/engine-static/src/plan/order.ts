/** Step 3: the teaching order, with a reason for each position. */

import type { Placement } from "@fondation/code";
import type { Order } from "@fondation/course";
import type { CourseView } from "../view/course-view.ts";

export function describeOrder(view: CourseView): Order {
  return {
    order: view.placements.map((placement, index) => ({
      id: placement.topic.id,
      reasoning: reasonFor(placement, index + 1, view),
    })),
  };
}

/** The reason for a topic's position, as plain text. */
function reasonFor({ topic, reason, ...ids }: Placement, position: number, view: CourseView): string {
  const names = (list: readonly number[]): string[] =>
    list.slice(0, 4).flatMap((id) => view.topicById(id)?.name ?? []);
  return view.words.placement({
    name: topic.name,
    position,
    reason,
    usedByEarlier: names(ids.usedByEarlier),
    usesEarlier: names(ids.usesEarlier),
    usesLater: names(ids.usesLater),
    gives: ids.gives,
    takes: ids.takes,
  });
}
