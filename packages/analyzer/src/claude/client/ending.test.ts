import type { Query, SDKMessage } from "@anthropic-ai/claude-agent-sdk";
import { expect, test } from "vitest";
import { QUESTION } from "../../testing/client.ts";
import { modelAt } from "../../testing/model.ts";
import { ask } from "./ask.ts";
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
  idleMs: number,
  close = async (): Promise<void> => {},
  closings?: Closings,
) {
  const told: string[] = [];
  const settings = modelAt("http://127.0.0.1:9", { limits: { idleMs } });
  const answer = ask(
    QUESTION,
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
  const { answer, told } = askOne(messages, 60_000);
  expect((await answer).text).toBe("Paid for.");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test("a result that comes as the idle time runs out is taken: it is paid", async () => {
  const messages = (async function* () {
    // Later than the idle time.
    await new Promise((resolve) => setTimeout(resolve, 50));
    yield RESULT;
  })();
  const { answer } = askOne(messages, 10);
  expect((await answer).text).toBe("Paid for.");
});

test("what was used is told before anything of the client's end can fail", async () => {
  const messages = (async function* () {
    yield RESULT;
  })();
  const { answer, told } = askOne(messages, 60_000, () => Promise.reject(new Error("ENOTEMPTY")));
  await expect(answer).rejects.toThrow("ENOTEMPTY");
  expect(told).toEqual(["0.5 dollars", "closed"]);
});

test("an answer does not wait for the client's end, which is waited for by whoever collects the ends", async () => {
  const messages = (async function* () {
    yield RESULT;
  })();
  const gone = Promise.withResolvers<void>();
  const closings = createClosings();
  const { answer, told } = askOne(messages, 60_000, () => gone.promise, closings);
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
  const { answer } = askOne(messages, 60_000, () => gone.promise, createClosings());
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
