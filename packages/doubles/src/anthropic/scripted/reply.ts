import type { ServerResponse } from "node:http";
import type { Exchange } from "../exchange/exchange.ts";
import { sendError } from "../wire/errors.ts";
import {
  type Block,
  eventsOf,
  eventText,
  type Message,
  sendEvents,
  type StopReason,
  whole,
} from "../wire/message.ts";

export type Reply =
  | {
      readonly text: string;
      /** `end_turn` when absent. */
      readonly stopReason?: StopReason;
      /** {@link OUTPUT_TOKENS} when absent. */
      readonly usage?: { readonly output_tokens: number };
    }
  | { readonly tool: string; readonly input: unknown }
  | {
      readonly status: number;
      /** E.g. `overloaded_error`. */
      readonly type: string;
      readonly message: string;
      readonly headers?: Record<string, string>;
    }
  /**
   * Writes the response itself. `begin` sends the headers of a stream and its first event,
   * `message_start`.
   */
  | { readonly raw: (response: ServerResponse, begin: () => void) => void };

/** Tokens of every message. The numbers are fixed, so that a test knows the cost of a request. */
const INPUT_TOKENS = 1_000;
const OUTPUT_TOKENS = 500;

const STREAM = { "content-type": "text/event-stream; charset=utf-8" };

/** Sends a reply; `id` is unique in the conversation. */
export async function sendReply(exchange: Exchange, id: string, reply: Reply): Promise<void> {
  const { response, requestId, closed } = exchange;
  const { model, stream } = JSON.parse(exchange.body) as { model: string; stream?: boolean };
  if ("status" in reply) return sendError(response, requestId, reply);
  if ("raw" in reply) {
    const [start] = eventsOf(messageOf(model, id, { text: "" }));
    reply.raw(response, () => {
      response.writeHead(200, STREAM);
      if (start !== undefined) response.write(eventText(start));
    });
    return;
  }
  const message = messageOf(model, id, reply);
  if (stream === true) {
    response.writeHead(200, STREAM);
    await sendEvents(response, eventsOf(message), { signal: closed });
    response.end();
  } else {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(whole(message)));
  }
}

function messageOf(
  model: string,
  id: string,
  reply: Extract<Reply, { text: string } | { tool: string }>,
): Message {
  const usage = {
    input_tokens: INPUT_TOKENS,
    output_tokens: OUTPUT_TOKENS,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
  };
  const message = (block: Block, stop_reason: StopReason): Message => ({
    id: `msg_${id}`,
    model,
    content: [block],
    stop_reason,
    usage: "text" in reply ? { ...usage, ...reply.usage } : usage,
  });
  return "text" in reply
    ? message({ type: "text", text: reply.text }, reply.stopReason ?? "end_turn")
    : message({ type: "tool_use", id: `toolu_${id}`, name: reply.tool, input: reply.input }, "tool_use");
}
