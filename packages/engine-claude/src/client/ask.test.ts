import { once } from "node:events";
import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ModelError } from "../request/model-error.ts";
import type { ModelLimits } from "../settings/model-settings.ts";
import { QUESTION } from "../testing/ask-client.ts";
import { modelAt } from "../testing/test-model-settings.ts";
import { ask } from "./ask.ts";

const RESULT = {
  type: "result",
  subtype: "success",
  is_error: false,
  result: "Paid for.",
  stop_reason: "end_turn",
  total_cost_usd: 0.5,
  modelUsage: {},
} as unknown as SDKMessage;

/** Asks a client that gives these messages. `stopped`: aborted when the client is killed. */
function askOne(
  messages: (stopped: AbortSignal) => AsyncGenerator<SDKMessage>,
  limits: Partial<ModelLimits> = {},
  close = async (): Promise<void> => {},
) {
  const told: string[] = [];
  const abort = new AbortController();
  const answer = ask(
    QUESTION,
    {
      settings: modelAt("http://127.0.0.1:9", { limits }),
      executable: "/bin/false",
      setpriv: undefined,
      files: "/",
      homes: "/",
    },
    {
      signal: new AbortController().signal,
      onUsage: ({ usage }) => told.push(`${usage.costUsd} dollars`),
    },
    async () => ({
      ask: () => messages(abort.signal),
      stop: (reason) => abort.abort(reason),
      stopped: abort.signal,
      complaint: () => "",
      close: async () => {
        told.push("closed");
        await close();
      },
    }),
  );
  return { answer, told };
}

test("a client that keeps running after its result is ended, and its answer is used", async () => {
  const messages = async function* () {
    yield RESULT;
    await new Promise(() => {});
  };
  const { answer, told } = askOne(messages);
  expect((await answer).text).toBe("Paid for.");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test("the usage is reported before an end of the client that fails", async () => {
  const messages = async function* () {
    yield RESULT;
  };
  const { answer, told } = askOne(messages, {}, () => Promise.reject(new Error("ENOTEMPTY")));
  await expect(answer).rejects.toThrow("ENOTEMPTY");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test.each([
  ["an answer", RESULT],
  ["a failure", { ...RESULT, is_error: true, api_error_status: 529 } as SDKMessage],
])("%s is reported once the client is gone", async (_what, message) => {
  const messages = async function* () {
    yield message;
  };
  const gone = Promise.withResolvers<void>();
  const { answer } = askOne(messages, {}, () => gone.promise);
  let isOver = false;
  const over = answer
    .catch(() => undefined)
    .then(() => {
      isOver = true;
    });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  gone.resolve();
  await over;
  expect(isOver).toBe(true);
});

describe("the limits of time", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const PIECE = {
    type: "stream_event",
    event: { type: "content_block_delta", delta: { type: "text_delta", text: "x" } },
  } as unknown as SDKMessage;

  /** Returns the outcome and the elapsed milliseconds of the fake clock. */
  async function outcomeOf(
    messages: (stopped: AbortSignal) => AsyncGenerator<SDKMessage>,
    limits: Partial<ModelLimits>,
  ) {
    const begun = performance.now();
    const took = () => performance.now() - begun;
    const outcome = askOne(messages, limits).answer.then(
      ({ text }) => ({ text, took: took() }),
      ({ code, fault }: ModelError) => ({ code, fault, took: took() }),
    );
    await vi.runAllTimersAsync();
    return outcome;
  }

  test("a request without messages fails after the idle time", async () => {
    const messages = async function* (stopped: AbortSignal) {
      yield PIECE;
      await once(stopped, "abort");
      throw new Error("killed");
    };
    expect(await outcomeOf(messages, { idleMs: 8_000 })).toEqual({
      code: "ENGINE_UNAVAILABLE",
      fault: "silent",
      took: 8_000,
    });
  });

  test("a slow stream fails only after the request's maximum time", async () => {
    const messages = async function* () {
      for (;;) {
        await wait(7_500);
        yield PIECE;
      }
    };
    expect(await outcomeOf(messages, { idleMs: 8_000, requestMs: 60_000 })).toEqual({
      code: "ENGINE_UNAVAILABLE",
      fault: "slow",
      took: 60_000,
    });
  });

  test("a result that arrives as the idle time runs out is taken: it is paid", async () => {
    const messages = async function* () {
      await wait(8_000);
      yield RESULT;
    };
    expect(await outcomeOf(messages, { idleMs: 8_000 })).toEqual({ text: "Paid for.", took: 8_000 });
  });
});
