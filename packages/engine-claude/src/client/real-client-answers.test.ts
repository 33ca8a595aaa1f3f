import type { ServerResponse } from "node:http";
import type { Reply } from "@fondation/doubles/anthropic/scripted/reply";
import { startScriptedDouble } from "@fondation/doubles/anthropic/scripted/scripted-double";
import { describe, expect, test, vi } from "vitest";
import { askClient } from "../testing/ask-client.ts";
import { modelAt } from "../testing/test-model-settings.ts";

// A bound for clients that hang, not a measure: each question starts the real client.
vi.setConfig({ testTimeout: 120_000 });

describe.concurrent("the real client", () => {
  const SCHEMA = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };

  test("gives the model's last message and the usage", async () => {
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

  test("gives a structured answer as a value, and undefined when the model gives none", async () => {
    await using given = await startScriptedDouble(() => ({ tool: "StructuredOutput", input: { a: "x" } }));
    expect((await askClient(modelAt(given.url), { schema: SCHEMA })).answer?.structured).toEqual({ a: "x" });
    await using plain = await startScriptedDouble(() => ({ text: "Just text." }));
    expect((await askClient(modelAt(plain.url), { schema: SCHEMA })).answer).toMatchObject({
      text: "Just text.",
      structured: undefined,
    });
  });

  test("asks again for a value with broken JSON, then fails as formless", async () => {
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

  test("tries again after an overload", async () => {
    await using api = await startScriptedDouble((_request, count) =>
      count === 1 ? { status: 529, type: "overloaded_error", message: "busy" } : { text: "Now." },
    );
    const { answer } = await askClient(modelAt(api.url, { limits: { retries: 2 } }));
    expect(answer?.text).toBe("Now.");
  });

  test("gives a message for each piece of a streamed answer", async () => {
    const dripping = (response: ServerResponse, begin: () => void): void => {
      begin();
      const event = (data: { type: string; [key: string]: unknown }): void => {
        response.write(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
      };
      event({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } });
      for (const text of ["On", "e ", "by", " o", "ne"]) {
        event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } });
      }
      event({ type: "content_block_stop", index: 0 });
      event({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 5 } });
      event({ type: "message_stop" });
      response.end();
    };
    await using api = await startScriptedDouble(() => ({ raw: dripping }));
    const { answer, messages } = await askClient(modelAt(api.url));
    expect(answer?.text).toBe("One by one");
    // Each of these messages restarts the idle time.
    const pieces = messages.filter(
      (message) => message.type === "stream_event" && message.event.type === "content_block_delta",
    );
    expect(pieces).toHaveLength(5);
  });

  test("sends no message while its model is silent, and is stopped", async () => {
    await using api = await startScriptedDouble(() => ({ raw: (_response, begin) => begin() }));
    const { error, left } = await askClient(modelAt(api.url, { limits: { idleMs: 3_000 } }));
    expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", fault: "silent" });
    expect(left).toEqual([]);
  });

  const SILENT: Reply = { raw: (_response, begin) => begin() };

  test.each<[string, number, (count: number) => Reply, object]>([
    // 38 characters of prompts are 13 tokens, at twice 3 dollars per million tokens, the price of
    // this family.
    [
      "before it begins to answer",
      1,
      () => ({ raw: () => undefined }),
      { requests: 1, cacheWriteTokens: 13, costUsd: 0.000_078 },
    ],
    // At the prices of the family: 1000 input tokens at 3 dollars per million, 1 output token at
    // 15.
    ["in the middle of an answer", 2, () => SILENT, { requests: 1, inputTokens: 1_000, costUsd: 0.003_015 }],
    // 2000 tokens at 3 dollars per million, 501 at 15.
    [
      "after a turn that is paid",
      4,
      (count) => (count === 1 ? { tool: "Glob", input: { pattern: "*" } } : SILENT),
      { requests: 2, inputTokens: 2_000, outputTokens: 501, costUsd: expect.closeTo(0.013_515, 6) },
    ],
  ])(
    "ends when aborted %s: its usage is estimated, and no file is left",
    async (_when, turns, reply, usage) => {
      const abort = new AbortController();
      const requests = Math.ceil(turns / 2);
      await using api = await startScriptedDouble((_request, count) => {
        if (count === requests) asked.resolve();
        return reply(count);
      });
      const asked = Promise.withResolvers<void>();
      let seen = 0;
      // Called twice per turn: when the model is asked, and when it begins to answer.
      const onTurn = (): void => {
        seen += 1;
        if (seen === turns) void asked.promise.then(() => abort.abort(new Error("canceled")));
      };
      const outcome = await askClient(modelAt(api.url), {}, { signal: abort.signal, onTurn });
      expect(outcome.error).toMatchObject({ message: "canceled" });
      expect(outcome.usage).toMatchObject(usage);
      expect(outcome.estimated).toBe(true);
      expect(outcome.left).toEqual([]);
    },
  );

  test("stops a model that only reads at the limit of turns", async () => {
    await using api = await startScriptedDouble(() => ({ tool: "Glob", input: { pattern: "*" } }));
    const { error } = await askClient(modelAt(api.url, { limits: { maxTurns: 3 } }));
    expect(error).toMatchObject({ code: "ENGINE_OUTPUT", fault: "turns" });
    expect(api.requests.length).toBeLessThanOrEqual(3);
  });

  test("stops at the limit of cost, and reports the usage", async () => {
    await using api = await startScriptedDouble(() => ({ tool: "Glob", input: { pattern: "*" } }));
    const { error, usage } = await askClient(modelAt(api.url), { budgetUsd: 0.01 });
    expect(error).toMatchObject({ code: "ENGINE_BUDGET", fault: "cost-limit" });
    expect(usage.costUsd).toBeGreaterThan(0.005);
    expect(usage.costUsd).toBeLessThan(0.05);
  });

  test("fails as a client error when its program ends without a result", async () => {
    const { error } = await askClient(modelAt("http://127.0.0.1:9", { executable: "/bin/false" }));
    expect(error).toMatchObject({ code: "ENGINE_UNAVAILABLE", fault: "client" });
  });
});
