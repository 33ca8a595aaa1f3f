/** Sees the model end its answer, before the client says so. */

import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";

/**
 * Tells of each message whether it is the end of the last one: the model calls no tool, was not cut short and has not refused, so that its
 * client, as far as has been seen, asks it nothing any more. Source: the Messages API's streaming events, `message_delta` with the reason and `message_stop`.
 */
export function watchForLast(): (message: SDKMessage) => boolean {
  let ends = false;
  return (message) => {
    if (message.type !== "stream_event") return false;
    const { event } = message;
    if (event.type === "message_start") ends = false;
    if (event.type === "message_delta") ends = event.delta.stop_reason === "end_turn";
    return event.type === "message_stop" && ends;
  };
}
