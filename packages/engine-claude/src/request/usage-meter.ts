/**
 * Measures the usage of a request: from its result, or estimated from the sent and streamed text
 * until it ended.
 */

import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { addUsage, NO_USAGE, type Usage } from "@fondation/course";
import { estimateCost } from "./prices.ts";

export interface Meter {
  /** Reads a message. Returns true when the model is asked, and when it begins to answer. */
  see(message: SDKMessage): boolean;
  total(): Metered;
}

export interface Metered {
  readonly usage: Usage;
  /**
   * True without a result: the tokens are estimated from the sent and streamed text, the cost from
   * public prices.
   */
  readonly estimated: boolean;
}

/** The message that is being streamed. */
interface Writing {
  readonly model: string;
  readonly read: Omit<Usage, "costUsd" | "outputTokens">;
  /** Output tokens as counted by the API, which reports them mostly at the end. */
  readonly counted: number;
  /** Output characters that the API has not counted yet. */
  readonly characters: number;
}

/**
 * Characters per token. Text has about four; three makes the estimate rather too high than too low.
 */
const TOKEN_CHARACTERS = 3;

/**
 * `model`, `system` and `prompt` are those of the request. The API reports the input tokens of a
 * turn when it begins to answer, but the turn costs from the moment it is sent.
 */
export function createMeter(
  model: string,
  { system, prompt }: { readonly system: string; readonly prompt: string },
  now: () => number = performance.now.bind(performance),
): Meter {
  let before = NO_USAGE;
  let writing: Writing | undefined;
  /** When the current turn was sent; undefined when no turn waits for its answer. */
  let sentAt: number | undefined;
  let final: Omit<Usage, "requests"> | undefined;
  const streamed = (): Usage => (writing === undefined ? before : addUsage(before, usageOf(writing)));
  /** A turn sends everything that the previous turn has read and written. */
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
      // A refused turn costs nothing. It is sent again after the delay, without another message.
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
