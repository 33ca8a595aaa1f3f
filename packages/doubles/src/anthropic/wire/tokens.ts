/** Estimates token counts. Only the real API knows the exact counts. */
import type { MessagesRequest } from "./request.ts";

/** Characters per token, a rule of thumb. */
const CHARACTERS = 4;

export function tokensOf(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / CHARACTERS);
}

/** Counts everything that the model reads in a request. */
export function inputTokens({
  system,
  messages,
  tools,
}: Pick<MessagesRequest, "system" | "messages" | "tools">): number {
  return tokensOf([system, messages, tools]);
}
