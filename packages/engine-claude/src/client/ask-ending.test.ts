import type { SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { expect, test } from "vitest";
import type { ModelLimits } from "../settings/model-settings.ts";
import { QUESTION } from "../testing/ask-client.ts";
import { modelAt } from "../testing/model-settings.ts";
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

/** Asks a client that gives these messages and then never ends by itself. */
function askOne(
  messages: AsyncGenerator<SDKMessage>,
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
      ask: () => messages,
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

test("a client that goes on after its result is ended, and its answer taken", async () => {
  const messages = (async function* () {
    yield RESULT;
    await new Promise(() => {});
  })();
  const { answer, told } = askOne(messages);
  expect((await answer).text).toBe("Paid for.");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test("a result that arrives as the idle time runs out is taken: it is paid", async () => {
  const messages = (async function* () {
    // Later than the idle time.
    await new Promise((resolve) => setTimeout(resolve, 50));
    yield RESULT;
  })();
  const { answer } = askOne(messages, { idleMs: 10 });
  expect((await answer).text).toBe("Paid for.");
});

test("the usage is reported before an end of the client that fails", async () => {
  const messages = (async function* () {
    yield RESULT;
  })();
  const { answer, told } = askOne(messages, {}, () => Promise.reject(new Error("ENOTEMPTY")));
  await expect(answer).rejects.toThrow("ENOTEMPTY");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test.each([
  ["an answer", RESULT],
  ["a failure", { ...RESULT, is_error: true, api_error_status: 529 } as SDKMessage],
])("%s is reported once the client is gone", async (_what, message) => {
  const messages = (async function* () {
    yield message;
  })();
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
