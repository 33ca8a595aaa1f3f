/** Estimates token counts. Only the real API knows the true ones. */
import type { MessagesRequest } from "./request.ts";

/** Characters in a token, as a rule of thumb. */
const CHARACTERS = 4;

/** Tokens of a value's JSON. */
export function tokensOf(value: unknown): number {
  return Math.ceil(JSON.stringify(value).length / CHARACTERS);
}

/** Tokens of everything that the model reads in a request. */
export function inputTokens({
  system,
  messages,
  tools,
}: Pick<MessagesRequest, "system" | "messages" | "tools">): number {
  return tokensOf([system, messages, tools]);
}
