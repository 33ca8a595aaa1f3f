/**
 * Lanes of a recording: sequences of requests in a fixed order. Documents of one step are written
 * concurrently in any order, but the requests of one task are in order.
 */
import { createHash } from "node:crypto";
import { recognizeTask, taskName } from "../wire/task.ts";
import type { MessagesRequest } from "../wire/request.ts";
import { digestOf } from "./digest.ts";

/** The lane of a request: its task, e.g. `acme/parcels 4.3`, or its route. */
export function laneOf(route: string, request: MessagesRequest): string {
  const task = recognizeTask(request);
  if (route === "/v1/messages" && task !== undefined) return `${task.repository} ${taskName(task)}`;
  if (route !== "/v1/messages/count_tokens") return route;
  // A count of tokens states no task. The same text always has the same count, so each text is a
  // lane of its own.
  const digest = createHash("sha256")
    .update(JSON.stringify(digestOf(request)))
    .digest("hex");
  return `${route} ${digest.slice(0, 16)}`;
}
