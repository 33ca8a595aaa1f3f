/** Estimates token counts, which only the real API knows. */
import type { MessagesRequest } from "./request.ts";

/** Characters in a token, as a rule of thumb. */
const CHARACTERS = 4;

/** Tokens of a value's JSON. */
export function tokensOf(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / CHARACTERS);
}

/** Tokens of everything that a request gives the model to read. */
export function inputTokens({
  system,
  messages,
  tools,
}: Pick<MessagesRequest, "system" | "messages" | "tools">): number {
  return tokensOf([system, messages, tools]);
}
