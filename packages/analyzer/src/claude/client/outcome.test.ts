import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { expect, test } from "vitest";
import { watchFor } from "./outcome.ts";

const IDLE_MS = 60_000;
const NOW = 1_700_000_000_000;

const retryAfter = (retry_delay_ms: number, error_status = 429): SDKMessage =>
  ({ type: "system", subtype: "api_retry", error_status, retry_delay_ms }) as SDKMessage;

test("a rate limit that leaves too little of the silence for the answer is told as one, with its end", () => {
  const signs = watchFor("the test", IDLE_MS, () => NOW);
  expect(signs.see(retryAfter(IDLE_MS / 2))).toBeUndefined();
  // Waiting this long and answering would be taken for silence.
  for (const delay of [IDLE_MS / 2 + 1, IDLE_MS - 1, 2 * IDLE_MS]) {
    expect(signs.see(retryAfter(delay))).toMatchObject({ fault: "rate-limit", resetAt: NOW + delay });
  }
});

test("a wait for a server that is overloaded is no rate limit", () => {
  expect(watchFor("the test", IDLE_MS).see(retryAfter(IDLE_MS - 1, 529))).toBeUndefined();
});
