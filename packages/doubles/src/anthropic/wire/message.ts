/** A message of the model, sent as a stream of events or as one JSON value. */
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export type Block =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "thinking"; readonly thinking: string; readonly signature: string }
  | {
      readonly type: "tool_use";
      readonly id: string;
      readonly name: string;
      readonly input: unknown;
      /** Incomplete JSON, sent instead of the input. */
      readonly partial?: string;
    };

export interface Usage {
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cache_creation_input_tokens: number;
  readonly cache_read_input_tokens: number;
}

export type StopReason = "end_turn" | "tool_use" | "max_tokens" | "refusal" | "stop_sequence" | "pause_turn";

export interface Message {
  readonly id: string;
  readonly model: string;
  readonly content: readonly Block[];
  readonly stop_reason: StopReason;
  readonly usage: Usage;
}

export interface WireEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface Pace {
  /** Milliseconds between two events. */
  readonly between?: number;
  /** Aborted when the response is closed. */
  readonly signal: AbortSignal;
}

/** In characters. */
const DELTA = 200;

/** Every event of a message, in the API's order. */
export function* eventsOf(message: Message): Generator<WireEvent> {
  const { usage } = message;
  yield event("message_start", {
    message: {
      ...whole(message),
      content: [],
      stop_reason: null,
      usage: { ...usage, output_tokens: 1 },
    },
  });
  yield event("ping", {});
  for (const [index, block] of message.content.entries()) yield* blockEvents(index, block);
  yield event("message_delta", {
    delta: { stop_reason: message.stop_reason, stop_sequence: null },
    usage,
  });
  yield event("message_stop", {});
}

/** The message as one JSON value. */
export function whole(message: Message): Readonly<Record<string, unknown>> {
  return { type: "message", role: "assistant", ...message, stop_sequence: null };
}

/** An event in the `text/event-stream` format. */
export function eventText({ event: name, data }: WireEvent): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Sends events without ending the response. */
export async function sendEvents(
  response: ServerResponse,
  events: Iterable<WireEvent>,
  { between = 0, signal }: Pace,
): Promise<void> {
  for (const next of events) {
    if (signal.aborted) return;
    response.write(eventText(next));
    if (between > 0) await wait(between, undefined, { signal }).catch(() => {});
  }
}

function event(name: string, data: Readonly<Record<string, unknown>>): WireEvent {
  return { event: name, data: { type: name, ...data } };
}

function* blockEvents(index: number, block: Block): Generator<WireEvent> {
  yield event("content_block_start", { index, content_block: emptyBlock(block) });
  for (const delta of deltas(block)) yield event("content_block_delta", { index, delta });
  yield event("content_block_stop", { index });
}

function emptyBlock(block: Block): Record<string, unknown> {
  if (block.type === "text") return { type: "text", text: "" };
  if (block.type === "thinking") return { type: "thinking", thinking: "", signature: "" };
  return { type: "tool_use", id: block.id, name: block.name, input: {} };
}

function* deltas(block: Block): Generator<Record<string, unknown>> {
  if (block.type === "text") {
    for (const text of pieces(block.text)) yield { type: "text_delta", text };
  } else if (block.type === "thinking") {
    for (const thinking of pieces(block.thinking)) yield { type: "thinking_delta", thinking };
    yield { type: "signature_delta", signature: block.signature };
  } else {
    for (const partial_json of pieces(block.partial ?? JSON.stringify(block.input)))
      yield { type: "input_json_delta", partial_json };
  }
}

/** Cuts between characters, never within a surrogate pair. */
function* pieces(text: string): Generator<string> {
  const characters = Array.from(text);
  for (let start = 0; start < characters.length; start += DELTA) {
    yield characters.slice(start, start + DELTA).join("");
  }
}
