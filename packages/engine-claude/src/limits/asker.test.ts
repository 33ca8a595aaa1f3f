import { expect, test } from "vitest";
import type { ClientSetup } from "../client/client-setup.ts";
import { type FakeReply, fakeAsk } from "../testing/fake-ask.ts";
import { modelAt } from "../testing/test-model-settings.ts";
import { openAccount } from "./account.ts";
import { createAsker } from "./asker.ts";
import { createRequestQueue } from "./request-queue.ts";

/**
 * An asker with ten dollars for three concurrent requests. `reply` gets the name of the question.
 */
function askerWith(reply: (name: string) => FakeReply) {
  const asked: string[] = [];
  const begun: string[] = [];
  const settings = modelAt("http://127.0.0.1:9", { limits: { maxCostUsd: 10, concurrency: 3 } });
  const queue = createRequestQueue(3);
  const ask = createAsker(
    undefined,
    settings,
    { clientSetup: async () => ({}) as ClientSetup },
    openAccount("key", "job", undefined),
    queue,
    fakeAsk(({ about }) => {
      asked.push(about);
      return reply(about);
    }),
  );
  return {
    asked,
    begun,
    queue,
    /** Asks with the rest of the budget, minus the part reserved for `others` requests. */
    ask: (name: string, others: number) =>
      ask({
        about: name,
        system: "You are asked by a test.",
        prompt: "Say something.",
        step: 4,
        others,
        signal: new AbortController().signal,
        begun: () => begun.push(name),
      }),
  };
}

test("a request that waits for the budget of a failing one is never sent", async () => {
  const { ask, asked, begun, queue } = askerWith(() => ({ fault: "overloaded" }));
  const outcomes = await Promise.allSettled([ask("first", 0), ask("second", 0)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(queue.halted?.failure).toMatchObject({
    fault: "overloaded",
    message: expect.stringContaining("first"),
  });
  expect(begun).toEqual(["first"]);
  expect(asked).toEqual(["first"]);
});

test("a request that was halted before it began returns its budget", async () => {
  const { ask, asked, begun, queue } = askerWith(() => ({ text: "An answer." }));
  queue.halt(new Error("another one has failed"));
  for (const name of ["first", "second"]) {
    await expect(ask(name, 0)).rejects.toThrow("another one has failed");
  }
  expect(begun).toEqual([]);
  expect(asked).toEqual([]);
});

test("an answer that costs more than its part is requested again with the rest", async () => {
  // Its allotment is 3.3 dollars.
  const { ask, asked } = askerWith(() =>
    asked.length === 1 ? { text: "A long answer.", costUsd: 3.6 } : { text: "A short one." },
  );
  expect((await ask("first", 2)).text).toBe("A short one.");
  expect(asked).toEqual(["first", "first"]);
});
