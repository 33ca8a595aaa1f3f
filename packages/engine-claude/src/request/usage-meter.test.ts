import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { expect, test } from "vitest";
import { createMeter } from "./usage-meter.ts";

const message = (value: object): SDKMessage => value as SDKMessage;
const REQUESTING = message({ type: "system", subtype: "status", status: "requesting" });
const STARTED = message({
  type: "stream_event",
  event: {
    type: "message_start",
    message: { model: "claude-sonnet-5", usage: { input_tokens: 1_000, output_tokens: 200 } },
  },
});
const REFUSED = message({ type: "system", subtype: "api_retry", error_status: 529, retry_delay_ms: 500 });
const RESULT = message({ type: "result", modelUsage: {}, total_cost_usd: 0.5 });

let time = 0;
const meter = () =>
  createMeter("claude-sonnet-5", { system: "x".repeat(200), prompt: "y".repeat(100) }, () => time);

test("a turn costs from the moment it is sent, and is counted once", () => {
  const counting = meter();
  expect(counting.total()).toMatchObject({ usage: { requests: 0, costUsd: 0 }, estimated: false });
  expect(counting.see(REQUESTING)).toBe(true);
  expect(counting.total()).toMatchObject({
    usage: { requests: 1, cacheWriteTokens: 100, costUsd: 0.0006 },
    estimated: true,
  });
  expect(counting.see(STARTED)).toBe(true);
  expect(counting.total().usage).toMatchObject({ requests: 1, inputTokens: 1_000, cacheWriteTokens: 0 });
});

test("a turn sends everything that the turn before it has read and written", () => {
  const counting = meter();
  for (const seen of [REQUESTING, STARTED, REQUESTING]) counting.see(seen);
  expect(counting.total().usage).toMatchObject({ requests: 2, inputTokens: 1_000, cacheWriteTokens: 1_200 });
});

test("a refused turn costs nothing until it is sent again after the delay", () => {
  const counting = meter();
  counting.see(REQUESTING);
  counting.see(REFUSED);
  expect(counting.total()).toMatchObject({ usage: { requests: 0, costUsd: 0 }, estimated: false });
  time += 500;
  expect(counting.total()).toMatchObject({ usage: { requests: 1, cacheWriteTokens: 100 }, estimated: true });
});

test("a result replaces the estimate", () => {
  const counting = meter();
  for (const seen of [REQUESTING, STARTED, REQUESTING, RESULT]) counting.see(seen);
  expect(counting.total()).toMatchObject({ usage: { requests: 1, costUsd: 0.5 }, estimated: false });
});
