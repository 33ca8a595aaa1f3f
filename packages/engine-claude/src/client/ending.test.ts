import type { Query, SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { expect, test } from "vitest";
import { QUESTION } from "../testing/client.ts";
import { modelAt } from "../testing/model.ts";
import type { ModelLimits } from "../settings.ts";
import { ask, type Question } from "./ask.ts";
import { type Closings, createClosings } from "./closings.ts";
import { createChildren } from "./child.ts";

const RESULT = {
  type: "result",
  subtype: "success",
  is_error: false,
  result: "Paid for.",
  stop_reason: "end_turn",
  total_cost_usd: 0.5,
  modelUsage: {},
} as unknown as SDKMessage;

/** Asks a client that gives these messages and then never ends by itself. */
function askOne(
  messages: AsyncGenerator<SDKMessage>,
  limits: Partial<ModelLimits>,
  close = async (): Promise<void> => {},
  closings?: Closings,
  question: Partial<Question> = {},
) {
  const told: string[] = [];
  const settings = modelAt("http://127.0.0.1:9", { limits });
  const answer = ask(
    { ...QUESTION, ...question },
    { settings, executable: "/bin/false", setpriv: undefined, files: "/", scratch: "/" },
    {
      signal: new AbortController().signal,
      onUsage: ({ usage }) => told.push(`${usage.costUsd} dollars`),
      ...(closings === undefined ? {} : { closings }),
      ready: {
        budgetUsd: 1,
        children: createChildren(undefined),
        stop: new AbortController(),
        ready: async () => {},
        ask: async () => messages as Query,
        close: async () => {
          told.push("closed");
          await close();
        },
      },
    },
  );
  return { answer, told };
}

test("a client that does not end after its result is ended, and its answer taken", async () => {
  const messages = (async function* () {
    yield RESULT;
    await new Promise(() => {});
  })();
  const { answer, told } = askOne(messages, {});
  expect((await answer).text).toBe("Paid for.");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test("a result that comes as the idle time runs out is taken: it is paid", async () => {
  const messages = (async function* () {
    // Later than the idle time.
    await new Promise((resolve) => setTimeout(resolve, 50));
    yield RESULT;
  })();
  const { answer } = askOne(messages, { idleMs: 10 });
  expect((await answer).text).toBe("Paid for.");
});

test("what was used is told before anything of the client's end can fail", async () => {
  const messages = (async function* () {
    yield RESULT;
  })();
  const { answer, told } = askOne(messages, {}, () => Promise.reject(new Error("ENOTEMPTY")));
  await expect(answer).rejects.toThrow("ENOTEMPTY");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test("an answer does not wait for the client's end, which is waited for by whoever collects the ends", async () => {
  const messages = (async function* () {
    yield RESULT;
  })();
  const gone = Promise.withResolvers<void>();
  const closings = createClosings();
  const { answer, told } = askOne(messages, {}, () => gone.promise, closings);
  expect((await answer).text).toBe("Paid for.");
  expect(told).toEqual(["0.5 dollars", "closed"]);
  let settled = false;
  const waiting = closings.settled().then(() => {
    settled = true;
  });
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  gone.resolve();
  await waiting;
});

test("a failure is told when the client is gone", async () => {
  const messages = (async function* () {
    yield { ...RESULT, is_error: true, api_error_status: 529 } as SDKMessage;
  })();
  const gone = Promise.withResolvers<void>();
  const { answer } = askOne(messages, {}, () => gone.promise, createClosings());
  let failed = false;
  const failing = answer.catch(() => {
    failed = true;
  });
  await new Promise(setImmediate);
  expect(failed).toBe(false);
  gone.resolve();
  await failing;
  expect(failed).toBe(true);
});

const event = (data: object): SDKMessage => ({ type: "stream_event", event: data }) as unknown as SDKMessage;
const TEXT = [
  event({ type: "message_start", message: { model: "claude-sonnet-5", usage: { output_tokens: 1 } } }),
  event({ type: "content_block_start", content_block: { type: "text", text: "" } }),
  event({ type: "content_block_delta", delta: { type: "text_delta", text: "Just text." } }),
  event({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 5 } }),
  event({ type: "message_stop" }),
];

test("a text where a value was asked for leaves the request its limit of time, also when the model is then asked again", async () => {
  const messages = (async function* () {
    yield* TEXT;
    // The client asks again, and the answer drips in.
    yield* TEXT.slice(0, 2);
    for (;;) {
      yield TEXT[2] as SDKMessage;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const { answer } = askOne(messages, { requestMs: 100 }, undefined, undefined, { schema: {} });
  await expect(answer).rejects.toMatchObject({ fault: "slow" });
});

test("a text that ends the answer leaves its client the time to give it out", async () => {
  const messages = (async function* () {
    yield* TEXT;
    await new Promise((resolve) => setTimeout(resolve, 200));
    yield RESULT;
  })();
  const { answer } = askOne(messages, { requestMs: 100 });
  expect((await answer).text).toBe("Paid for.");
});
