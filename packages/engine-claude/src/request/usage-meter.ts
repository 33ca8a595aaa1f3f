/** Counts what a request used: from its result, or, estimated, from what had been sent and had streamed when it was ended. */

import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { addUsage, NO_USAGE, type Usage } from "@fondation/course";
import { estimateCost } from "./prices.ts";

/** A running count. */
export interface Meter {
  /** Whether it tells that the model was sent something, or begins to answer it. */
  see(message: SDKMessage): boolean;
  total(): Metered;
}

/** What a request used. */
export interface Metered {
  readonly usage: Usage;
  /** There was no result that says it: tokens are those that were sent and streamed, the cost is ours by public prices. */
  readonly estimated: boolean;
}

/** What streamed of the message that is being written. */
interface Writing {
  readonly model: string;
  readonly read: Omit<Usage, "costUsd" | "outputTokens">;
  /** Tokens written as the API counts them, which it mostly says at the end. */
  readonly counted: number;
  /** Characters written that the API has not counted. */
  readonly characters: number;
}

/** Characters of a token, rather too few: text of a model has about four. */
const TOKEN_CHARACTERS = 3;

/**
 * Starts at nothing. `model` and the texts are what the request is sent with. The API says what a turn has read only when it begins to
 * answer; it is paid from when it was sent.
 */
export function createMeter(
  model: string,
  { system, prompt }: { readonly system: string; readonly prompt: string },
  now: () => number = performance.now.bind(performance),
): Meter {
  let before = NO_USAGE;
  let writing: Writing | undefined;
  /** From when on something waits for its answer; undefined while nothing does. */
  let sentAt: number | undefined;
  let final: Omit<Usage, "requests"> | undefined;
  const streamed = (): Usage => (writing === undefined ? before : addUsage(before, usageOf(writing)));
  /** A turn is sent with all that the turn before it has read and written. */
  const sent = (): Usage => {
    const cacheWriteTokens =
      writing === undefined
        ? Math.ceil((system.length + prompt.length) / TOKEN_CHARACTERS)
        : contextAfter(usageOf(writing));
    const tokens = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens, outputTokens: 0 };
    return { requests: 1, ...tokens, costUsd: estimateCost(model, tokens) };
  };
  const seeEvent = (event: StreamEvent): boolean => {
    if (event.type !== "message_start") {
      if (writing !== undefined) writing = withEvent(writing, event);
      return false;
    }
    before = streamed();
    writing = begun(event.message);
    sentAt = undefined;
    return true;
  };
  return {
    see(message) {
      if (message.type === "stream_event") return seeEvent(message.event);
      if (message.type === "result") final = resultUsage(message);
      if (message.type !== "system") return false;
      // What was refused costs nothing; it is sent again after the delay, and that is told by nothing.
      if (message.subtype === "api_retry") sentAt = now() + message.retry_delay_ms;
      if (message.subtype !== "status" || message.status !== "requesting") return false;
      sentAt = now();
      return true;
    },
    total() {
      const usage = streamed();
      if (final !== undefined) return { usage: { ...final, requests: usage.requests }, estimated: false };
      const isWaiting = sentAt !== undefined && now() >= sentAt;
      const all = isWaiting ? addUsage(usage, sent()) : usage;
      return { usage: all, estimated: all.requests > 0 };
    },
  };
}

function contextAfter({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: Usage): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens + outputTokens;
}

type StreamEvent = Extract<SDKMessage, { type: "stream_event" }>["event"];
type Started = Extract<StreamEvent, { type: "message_start" }>["message"];

function begun({ model, usage }: Started): Writing {
  return {
    model,
    read: {
      requests: 1,
      inputTokens: usage.input_tokens,
      cacheReadTokens: usage.cache_read_input_tokens ?? 0,
      cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
    },
    counted: usage.output_tokens,
    characters: 0,
  };
}

function withEvent(writing: Writing, event: StreamEvent): Writing {
  if (event.type === "message_delta")
    return { ...writing, counted: event.usage.output_tokens, characters: 0 };
  if (event.type !== "content_block_delta") return writing;
  return { ...writing, characters: writing.characters + written(event.delta) };
}

function written(delta: Extract<StreamEvent, { type: "content_block_delta" }>["delta"]): number {
  switch (delta.type) {
    case "text_delta":
      return delta.text.length;
    case "thinking_delta":
      return delta.thinking.length;
    case "input_json_delta":
      return delta.partial_json.length;
    default:
      return 0;
  }
}

function usageOf({ model, read, counted, characters }: Writing): Usage {
  const tokens = { ...read, outputTokens: Math.max(counted, Math.ceil(characters / TOKEN_CHARACTERS)) };
  return { ...tokens, costUsd: estimateCost(model, tokens) };
}

function resultUsage(message: Extract<SDKMessage, { type: "result" }>): Omit<Usage, "requests"> {
  const models = Object.values(message.modelUsage);
  const total = (amount: (model: (typeof models)[number]) => number) =>
    models.reduce((all, model) => all + amount(model), 0);
  return {
    inputTokens: total(({ inputTokens }) => inputTokens),
    outputTokens: total(({ outputTokens }) => outputTokens),
    cacheReadTokens: total(({ cacheReadInputTokens }) => cacheReadInputTokens),
    cacheWriteTokens: total(({ cacheCreationInputTokens }) => cacheCreationInputTokens),
    costUsd: message.total_cost_usd,
  };
}
