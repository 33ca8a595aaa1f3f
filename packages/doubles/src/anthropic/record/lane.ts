/** Documents of one step are written side by side, in no order; within one task the order is strict. */
import { createHash } from "node:crypto";
import { recognizeTask, taskName } from "../wire/task.ts";
import type { MessagesRequest } from "../wire/request.ts";
import { digestOf } from "./digest.ts";

/** The lane of a request. */
export function laneOf(route: string, request: MessagesRequest): string {
  const task = recognizeTask(request);
  if (route === "/v1/messages" && task !== undefined) return `${task.repository} ${taskName(task)}`;
  if (route !== "/v1/messages/count_tokens") return route;
  // The client counts a text without saying for which task. The same text has the same number whoever asks, and whenever.
  const digest = createHash("sha256")
    .update(JSON.stringify(digestOf(request)))
    .digest("hex");
  return `${route} ${digest.slice(0, 16)}`;
}
