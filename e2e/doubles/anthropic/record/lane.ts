/** Documents of one step are written side by side, in no order; within one task the order is strict. */
import { recogniseTask, taskName } from "../task.ts";
import type { MessagesRequest } from "../wire/request.ts";

/** The lane of a request. */
export function laneOf(route: string, request: MessagesRequest): string {
  const task = recogniseTask(request);
  if (route !== "/v1/messages" || task === undefined) return route;
  return `${task.repository} ${taskName(task)}`;
}
