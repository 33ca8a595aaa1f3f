/** Counts what a request used: from its result, or from what had streamed when it was cut. */

import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { NO_USAGE, type Usage } from "@fondation/course";

/** A running count. */
export interface Meter {
  see(message: SDKMessage): void;
  total(): Usage;
}

/** Starts at nothing. */
export function createMeter(): Meter {
  let streamed = NO_USAGE;
  let final: Omit<Usage, "requests"> | undefined;
  return {
    see(message) {
      if (message.type === "stream_event") streamed = withEvent(streamed, message.event);
      if (message.type !== "result") return;
      const models = Object.values(message.modelUsage);
      const sum = (amount: (model: (typeof models)[number]) => number) =>
        models.reduce((total, model) => total + amount(model), 0);
      final = {
        inputTokens: sum(({ inputTokens }) => inputTokens),
        outputTokens: sum(({ outputTokens }) => outputTokens),
        cacheReadTokens: sum(({ cacheReadInputTokens }) => cacheReadInputTokens),
        cacheWriteTokens: sum(({ cacheCreationInputTokens }) => cacheCreationInputTokens),
        costUsd: message.total_cost_usd,
      };
    },
    total: () => ({ ...streamed, ...final, requests: streamed.requests }),
  };
}

type StreamEvent = Extract<SDKMessage, { type: "stream_event" }>["event"];

function withEvent(usage: Usage, event: StreamEvent): Usage {
  if (event.type === "message_start") {
    const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = event.message.usage;
    return {
      ...usage,
      requests: usage.requests + 1,
      inputTokens: usage.inputTokens + input_tokens,
      cacheReadTokens: usage.cacheReadTokens + (cache_read_input_tokens ?? 0),
      cacheWriteTokens: usage.cacheWriteTokens + (cache_creation_input_tokens ?? 0),
    };
  }
  if (event.type === "message_delta") {
    return { ...usage, outputTokens: usage.outputTokens + event.usage.output_tokens };
  }
  return usage;
}
