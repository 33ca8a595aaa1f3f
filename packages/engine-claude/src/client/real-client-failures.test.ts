import type { ServerResponse } from "node:http";
import { NO_USAGE } from "@fondation/course";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { expect, test, vi } from "vitest";
import { askClient } from "../testing/ask-client.ts";
import { modelAt, TEST_KEY } from "../testing/test-model-settings.ts";

// A bound for clients that hang, not a measure: each question starts the real client.
vi.setConfig({ testTimeout: 120_000 });

const failure = (status: number, type: string, message = "from the stand-in", headers = {}): Reply => ({
  status,
  type,
  message,
  headers,
});

test.concurrent.each([
  ["401", failure(401, "authentication_error"), { code: "ENGINE_AUTH", fault: "rejected-credential" }],
  ["429 without a reset time", failure(429, "rate_limit_error"), { code: "ENGINE_RATE_LIMIT" }],
  [
    "429 with a long wait",
    failure(429, "rate_limit_error", "slow down", { "retry-after": "3600" }),
    { code: "ENGINE_RATE_LIMIT" },
  ],
  ["529", failure(529, "overloaded_error"), { code: "ENGINE_UNAVAILABLE", fault: "overloaded" }],
  ["500", failure(500, "api_error"), { code: "ENGINE_UNAVAILABLE", fault: "overloaded" }],
  [
    "a prompt that is too long",
    failure(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
    { code: "ENGINE_OUTPUT", fault: "too-long" },
  ],
  [
    "a body that is too large",
    failure(413, "request_too_large"),
    { code: "ENGINE_OUTPUT", fault: "too-long" },
  ],
  [
    "an account without credit",
    failure(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API."),
    { code: "ENGINE_BUDGET", fault: "no-credit" },
  ],
  [
    "a payment that is refused",
    failure(402, "billing_error"),
    { code: "ENGINE_BUDGET", fault: "no-credit", message: expect.stringContaining("(API Error: 402") },
  ],
  ["an unknown model", failure(404, "not_found_error"), { code: "ENGINE_REFUSED", fault: "unknown-model" }],
  [
    "a request that is refused with 422",
    failure(422, "invalid_request_error"),
    {
      code: "ENGINE_REFUSED",
      fault: "refused-request",
      message: expect.stringContaining("the test failed: the API refused the request with 422"),
    },
  ],
  ["a refusal", { text: "No.", stopReason: "refusal" }, { code: "ENGINE_REFUSED", fault: "refusal" }],
  [
    "an answer that is cut short",
    { text: "half a", stopReason: "max_tokens" },
    { code: "ENGINE_OUTPUT", fault: "cut-short" },
  ],
  [
    "a dropped connection",
    { raw: (response: ServerResponse) => void response.destroy() },
    { code: "ENGINE_UNAVAILABLE", fault: "unreachable" },
  ],
  [
    "a stream cut in the middle",
    {
      raw: (response: ServerResponse, begin: () => void) => {
        begin();
        response.write(": the double leaves\n\n", () => response.destroy());
      },
    },
    { code: "ENGINE_UNAVAILABLE", fault: "unreachable" },
  ],
  [
    "a stream that is not JSON",
    {
      raw: (response: ServerResponse, begin: () => void) => {
        begin();
        response.end('event: content_block_start\ndata: {"type":"content_blo\n\n');
      },
    },
    { code: "ENGINE_OUTPUT", fault: "unreadable" },
  ],
] satisfies [string, Reply, object][])(
  "%s is reported with its own fault",
  async (_name, reply, expected) => {
    await using api = await startScriptedDouble(() => reply);
    const { error, left, usage } = await askClient(modelAt(api.url));
    expect(error).toMatchObject({
      message: expect.stringContaining("the test"),
      ...expected,
      advice: expect.stringMatching(/\w/),
    });
    expect(String(error)).not.toContain(TEST_KEY);
    expect(left).toEqual([]);
    if ("status" in reply) expect(usage).toEqual(NO_USAGE);
  },
);

test.concurrent("the reset time of a subscription's limit is kept", async () => {
  const reset = Math.floor(Date.now() / 1_000) + 3_600;
  const headers = {
    "anthropic-ratelimit-unified-status": "rejected",
    "anthropic-ratelimit-unified-reset": String(reset),
  };
  await using api = await startScriptedDouble(() => failure(429, "rate_limit_error", "limit", headers));
  const { credential, ...settings } = modelAt(api.url);
  const { error } = await askClient({ ...settings, credential: { ...credential, kind: "subscription" } });
  expect(error).toMatchObject({ code: "ENGINE_RATE_LIMIT", resetAt: reset * 1_000 });
});
