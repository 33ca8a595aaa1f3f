/** Sees the model end its answer, before the client says so. */

import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";

/**
 * Tells of each message whether it is the end of the last one, after which the client asks the model nothing any more: the model has written
 * text, calls no tool, was not cut short and has not refused. A message without text the client answers with a question, whatever its reason
 * to end. Where a schema asks for a value no end is told: a text is asked about again, and a value is a call, which the client may refuse.
 * Source: the Messages API's streaming events, `message_delta` with the reason and `message_stop`; the rest has been seen of the client.
 */
export function watchForLast(hasSchema: boolean): (message: SDKMessage) => boolean {
  if (hasSchema) return () => false;
  let isTurnOver = false;
  let hasText = false;
  let calls = false;
  return (message) => {
    if (message.type !== "stream_event") return false;
    const { event } = message;
    switch (event.type) {
      case "message_start":
        isTurnOver = hasText = calls = false;
        return false;
      case "content_block_start":
        calls ||= event.content_block.type === "tool_use";
        return false;
      case "content_block_delta":
        hasText ||= event.delta.type === "text_delta" && event.delta.text.trim() !== "";
        return false;
      case "message_delta":
        isTurnOver = event.delta.stop_reason === "end_turn";
        return false;
      case "message_stop":
        return isTurnOver && hasText && !calls;
      default:
        return false;
    }
  };
}
