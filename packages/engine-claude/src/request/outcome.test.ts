import type { SDKMessage, SDKResultMessage } from "@anthropic-ai/claude-agent-sdk";
import { Secret } from "@fondation/environment";
import { expect, test } from "vitest";
import { failureIn, watchForFailures } from "./outcome.ts";

const IDLE_MS = 60_000;
const RETRIES = 4;
const NOW = 1_700_000_000_000;

const LIMITED = { error_status: 429, error: "rate_limit" };
const OVERLOADED = { error_status: 529, error: "overloaded" };

const watch = () => watchForFailures("the test", { idleMs: IDLE_MS, retries: RETRIES }, () => NOW);
const retry = (why: object, retry_delay_ms: number, attempt = 1): SDKMessage =>
  ({ type: "system", subtype: "api_retry", attempt, retry_delay_ms, ...why }) as SDKMessage;

// A longer wait plus the time for the answer would exceed the idle time.
const LONGEST = IDLE_MS / 2;

test("a rate limit with a long wait fails at once, with its end", () => {
  expect(watch().see(retry(LIMITED, LONGEST))).toBeUndefined();
  for (const delay of [LONGEST + 1, IDLE_MS - 1, 2 * IDLE_MS]) {
    expect(watch().see(retry(LIMITED, delay))).toMatchObject({ fault: "rate-limit", resetAt: NOW + delay });
  }
});

test("an overload with a long wait fails at once, without an end", () => {
  expect(watch().see(retry(OVERLOADED, LONGEST))).toBeUndefined();
  const failure = watch().see(retry(OVERLOADED, LONGEST + 1));
  expect(failure).toMatchObject({ fault: "overloaded" });
  expect(failure?.resetAt).toBeUndefined();
});

test.each([
  ["a limit", LIMITED, "rate-limit"],
  // A failure in the middle of an answer has no status.
  ["a limit in a stream", { ...LIMITED, error_status: null }, "rate-limit"],
  ["an overload", OVERLOADED, "overloaded"],
  ["an overload in a stream", { ...OVERLOADED, error_status: null }, "overloaded"],
])("%s fails after the allowed number of retries", (_what, why, fault) => {
  expect(watch().see(retry(why, 500, RETRIES))).toBeUndefined();
  const failure = watch().see(retry(why, 500, RETRIES + 1));
  expect(failure).toMatchObject({ fault });
  // Half a second is the client's own back-off, not a reset.
  expect(failure?.resetAt).toBeUndefined();
});

test("a failure that the client gives up by itself is left to the client", () => {
  const server = { error_status: 500, error: "server_error" };
  expect(watch().see(retry(server, IDLE_MS, RETRIES + 1))).toBeUndefined();
});

test.each([
  [403, "rejected-credential"],
  [400, "refused-request"],
  [405, "refused-request"],
])("a status %i of the API is the fault %s", (status, fault) => {
  const result = { subtype: "success", is_error: true, api_error_status: status, result: "API Error" };
  expect(failureIn(result as unknown as SDKResultMessage, "the test", watch())).toMatchObject({ fault });
});

const SECRET = new Secret("hidden-value-0123456789", "OUTCOME").reveal();
/** The secret at every position where the text may be cut. */
const texts = Array.from({ length: 600 }, (_, before) => `${"x".repeat(before)} ${SECRET}`);

test.each([
  [
    "the API",
    (text: string) => ({ subtype: "success", is_error: true, api_error_status: 500, result: text }),
  ],
  ["the client", (text: string) => ({ subtype: "error_during_execution", errors: [text] })],
])("a message shows no part of a secret that %s repeats", (_who, result) => {
  for (const text of texts) {
    const failure = failureIn(result(text) as unknown as SDKResultMessage, "the test", watch());
    expect(failure?.message).not.toMatch(/hidden|\d{4}/);
  }
});
