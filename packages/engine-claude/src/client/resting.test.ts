import { readdirSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { askClient } from "../testing/client.ts";
import { type Reply, startMessagesApi } from "@fondation/doubles/messages-api";
import { modelAt } from "../testing/model.ts";
import type { Question } from "./ask.ts";
import type { Metered } from "./meter.ts";

// Each question starts the real client: a bound for what hangs, not a measure.
vi.setConfig({ testTimeout: 120_000 });

/** The states of the clients this process has started, as proc_pid_stat(5) names them: T is stopped. */
function clientStates(): string[] {
  return readdirSync("/proc").flatMap((entry) => {
    try {
      const [, name, state, parent] =
        /\((.*)\) (\S) (\d+)/s.exec(readFileSync(`/proc/${entry}/stat`, "utf8")) ?? [];
      return name === "claude" && Number(parent) === process.pid ? [state ?? ""] : [];
    } catch {
      return [];
    }
  });
}

/** The states once the signal has come through, or what they are after a second. Nothing the client has said is read meanwhile. */
function stopped(): string[] {
  const until = performance.now() + 1_000;
  while (!clientStates().includes("T") && performance.now() < until);
  return clientStates();
}

test("a client rests from the end of the model's answer until it may go on, and then gives the answer out", async () => {
  await using api = await startMessagesApi((request) =>
    request.toolResults.length === 0 ? { tool: "Glob", input: { pattern: "*" } } : { text: "The document." },
  );
  const told: number[] = [];
  let states: string[] = [];
  const asked = await askClient(
    modelAt(api.url),
    {},
    {
      onAnswered: async ({ usage }) => {
        told.push(usage.requests);
        states = stopped();
      },
    },
  );
  expect(asked.error).toBeUndefined();
  expect(asked.answer?.text).toBe("The document.");
  expect(told).toEqual([2]);
  expect(states).toEqual(["T"]);
});

test("an answer that was cut short has no end", async () => {
  await using api = await startMessagesApi(() => ({ text: "half a", stopReason: "max_tokens" }));
  const onAnswered = vi.fn(async () => {});
  const { error } = await askClient(modelAt(api.url), {}, { onAnswered });
  expect(error).toMatchObject({ code: "ENGINE_OUTPUT" });
  expect(onAnswered).not.toHaveBeenCalled();
});

const SCHEMA = { type: "object", properties: { a: { type: "string" } }, required: ["a"] };
/** A call of a tool in a message that says that it ends the answer. */
const calling: Reply = {
  raw(response, begin) {
    begin();
    for (const data of [
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "I look." } },
      { type: "content_block_stop", index: 0 },
      {
        type: "content_block_start",
        index: 1,
        content_block: { type: "tool_use", id: "toolu_1", name: "Glob", input: {} },
      },
      {
        type: "content_block_delta",
        index: 1,
        delta: { type: "input_json_delta", partial_json: '{"pattern":"*"}' },
      },
      { type: "content_block_stop", index: 1 },
      { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 5 } },
      { type: "message_stop" },
    ])
      response.write(`event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`);
    response.end();
  },
};

// The client asks again after each of these: the room and the money of the request are still needed.
test.each<[string, Reply, Reply, Partial<Question>, number[]]>([
  ["a text where a value is asked for", { text: "Just text." }, { text: "Again." }, { schema: SCHEMA }, []],
  ["a message without text", { text: "" }, { text: "The document." }, {}, [2]],
  ["a message that calls a tool", calling, { text: "The document." }, {}, [2]],
])("%s does not end the answer, whatever it says", async (_what, first, second, question, ended) => {
  await using api = await startMessagesApi((_request, count) => (count === 1 ? first : second));
  const told: number[] = [];
  const onAnswered = async ({ usage }: Metered): Promise<void> => void told.push(usage.requests);
  const { error, usage } = await askClient(modelAt(api.url), question, { onAnswered });
  expect(error).toBeUndefined();
  expect(usage.requests).toBe(2);
  expect(told).toEqual(ended);
});

test("a client that rests is ended by an abort like any other", async () => {
  const abort = new AbortController();
  await using api = await startMessagesApi(() => ({ text: "The document." }));
  let abortedAt = 0;
  let states: string[] = [];
  const onAnswered = async (): Promise<void> => {
    states = stopped();
    abortedAt = performance.now();
    abort.abort(new Error("canceled"));
    await new Promise(() => {});
  };
  const { error, left } = await askClient(modelAt(api.url), {}, { signal: abort.signal, onAnswered });
  expect(error).toMatchObject({ message: "canceled" });
  expect(states).toEqual(["T"]);
  // It is never let go on, and its idle time is a minute.
  expect(performance.now() - abortedAt).toBeLessThan(20_000);
  expect(left).toEqual([]);
  expect(clientStates()).toEqual([]);
});
