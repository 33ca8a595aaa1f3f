import type { ServerResponse } from "node:http";
import { expect, test, vi } from "vitest";
import { askClient } from "../testing/ask-client.ts";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/double";
import { modelAt } from "../testing/model-settings.ts";

// Each question starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

const SCHEMA = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };

test("a text is answered with the model's last message and what it used", async () => {
  await using api = await startScriptedDouble((request) =>
    request.toolResults.length === 0
      ? { tool: "Read", input: { file_path: "a.txt" } }
      : { text: `It says: ${request.toolResults.join()}` },
  );
  const { answer, usage, estimated, left } = await askClient(
    modelAt(api.url),
    {},
    { files: { "a.txt": "hello\n" } },
  );
  expect(answer?.text).toContain("hello");
  expect(usage).toMatchObject({ requests: 2, inputTokens: 2_000, outputTokens: 1_000 });
  expect(usage.costUsd).toBeGreaterThan(0);
  expect(estimated).toBe(false);
  expect(left).toEqual([]);
  expect(api.problems).toEqual([]);
});

test("a structured answer arrives as a value; one that is never given arrives as none", async () => {
  await using given = await startScriptedDouble(() => ({ tool: "StructuredOutput", input: { a: "x" } }));
  expect((await askClient(modelAt(given.url), { schema: SCHEMA })).answer?.structured).toEqual({ a: "x" });
  await using plain = await startScriptedDouble(() => ({ text: "Just text." }));
  expect((await askClient(modelAt(plain.url), { schema: SCHEMA })).answer).toMatchObject({
    text: "Just text.",
    structured: undefined,
  });
});

test("a value whose JSON is broken is asked for again by the client, and given up as of no form", async () => {
  const broken = (response: ServerResponse, begin: () => void): void => {
    begin();
    const event = (data: object): void => {
      response.write(`event: ${(data as { type: string }).type}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    const content_block = { type: "tool_use", id: "toolu_1", name: "StructuredOutput", input: {} };
    event({ type: "content_block_start", index: 0, content_block });
    event({
      type: "content_block_delta",
      index: 0,
      delta: { type: "input_json_delta", partial_json: '{"a": ' },
    });
    event({ type: "content_block_stop", index: 0 });
    event({ type: "message_delta", delta: { stop_reason: "tool_use" }, usage: { output_tokens: 5 } });
    event({ type: "message_stop" });
    response.end();
  };
  await using api = await startScriptedDouble(() => ({ raw: broken }));
  const { error } = await askClient(modelAt(api.url), { schema: SCHEMA });
  expect(error).toMatchObject({ code: "ENGINE_OUTPUT", fault: "formless" });
});

test("an overload that passes is tried again by the client", async () => {
  await using api = await startScriptedDouble((_request, count) =>
    count === 1 ? { status: 529, type: "overloaded_error", message: "busy" } : { text: "Now." },
  );
  const { answer } = await askClient(modelAt(api.url, { limits: { retries: 2 } }));
  expect(answer?.text).toBe("Now.");
});

// At the same time: each of them is nothing but waiting.
test.concurrent.each([
  // 38 characters of prompts are 13 tokens, for twice the 3 dollars a million of this family.
  ["before it begins to answer", () => {}, { cacheWriteTokens: 13, costUsd: 0.000_078 }],
  // By the prices of the family: 1000 tokens for 3 dollars a million, 1 for 15.
  [
    "in the middle of an answer",
    (_response: ServerResponse, begin: () => void) => begin(),
    { inputTokens: 1_000, costUsd: 0.003_015 },
  ],
])("a model that falls silent %s is given up after the idle time, and paid", async (_name, raw, paid) => {
  // The client's start is silence too, and on a busy machine takes seconds.
  const idleMs = 8_000;
  let heardAt = Number.NaN;
  await using api = await startScriptedDouble(() => {
    heardAt = performance.now();
    return { raw };
  });
  const asked = await askClient(modelAt(api.url, { limits: { idleMs } }));
  const waited = performance.now() - heardAt;
  expect(asked.error).toMatchObject({ code: "ENGINE_UNAVAILABLE", fault: "silent" });
  // Less than the whole: what the client said last, it said before its request was here.
  expect(waited).toBeGreaterThan(idleMs / 2);
  expect(asked.took).toBeLessThan(60_000);
  expect(asked.usage).toMatchObject({ requests: 1, ...paid });
  expect(asked.estimated).toBe(true);
});

test("a request that is ended after a turn it paid for is counted at an estimate of what had streamed", async () => {
  await using api = await startScriptedDouble((_request, count) =>
    count === 1
      ? { tool: "Glob", input: { pattern: "*" } }
      : { raw: (_response: ServerResponse, begin: () => void) => begin() },
  );
  const asked = await askClient(modelAt(api.url, { limits: { idleMs: 15_000 } }));
  expect(asked.error).toMatchObject({ fault: "silent" });
  expect(asked.estimated).toBe(true);
  expect(asked.usage).toMatchObject({ requests: 2, inputTokens: 2_000, outputTokens: 501 });
  // By the prices of the family: 2000 tokens for 3 dollars a million, 501 for 15.
  expect(asked.usage.costUsd).toBeCloseTo(0.013_515, 6);
});

test("a slow stream is no silence, and is given up only after the request's whole time", async () => {
  const dripping = (response: ServerResponse, begin: () => void): void => {
    begin();
    const event = (data: { type: string }): void => {
      response.write(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
    };
    event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } } as never);
    const drip = setInterval(
      () =>
        event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "x" } } as never),
      200,
    );
    response.on("close", () => clearInterval(drip));
  };
  await using api = await startScriptedDouble(() => ({ raw: dripping }));
  const { error, took } = await askClient(modelAt(api.url, { limits: { idleMs: 8_000, requestMs: 14_000 } }));
  expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", fault: "slow" });
  expect(took).toBeGreaterThan(13_900);
});

test("a model that only reads is stopped by the limit of turns", async () => {
  await using api = await startScriptedDouble(() => ({ tool: "Glob", input: { pattern: "*" } }));
  const { error } = await askClient(modelAt(api.url, { limits: { maxTurns: 3 } }));
  expect(error).toMatchObject({ code: "ENGINE_OUTPUT", fault: "turns" });
  expect(api.requests.length).toBeLessThanOrEqual(3);
});

test("a request stops at what it may cost, and tells what it used", async () => {
  await using api = await startScriptedDouble(() => ({ tool: "Glob", input: { pattern: "*" } }));
  const { error, usage } = await askClient(modelAt(api.url), { budgetUsd: 0.01 });
  expect(error).toMatchObject({ code: "ENGINE_BUDGET", fault: "cost-limit" });
  expect(usage.costUsd).toBeGreaterThan(0.005);
  expect(usage.costUsd).toBeLessThan(0.05);
});

test("an abort ends the client and leaves nothing behind", async () => {
  const abort = new AbortController();
  let abortedAt = 0;
  await using api = await startScriptedDouble(() => {
    abortedAt = performance.now();
    abort.abort(new Error("canceled"));
    return { raw: (_response, begin) => begin() };
  });
  const { error, left } = await askClient(modelAt(api.url), {}, { signal: abort.signal });
  // The answer never ends, and its idle time is a minute.
  expect(performance.now() - abortedAt).toBeLessThan(20_000);
  expect(error).toMatchObject({ message: "canceled" });
  expect(left).toEqual([]);
});

test("a client that ends without a result is told so", async () => {
  const { error } = await askClient(modelAt("http://127.0.0.1:9", { executable: "/bin/false" }));
  expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", fault: "client" });
});
