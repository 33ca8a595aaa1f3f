import { readdirSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { askClient } from "../../testing/client.ts";
import { startMessagesApi } from "../../testing/messages-api.ts";
import { modelAt } from "../../testing/model.ts";

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
  expect(performance.now() - abortedAt).toBeLessThan(3_000);
  expect(left).toEqual([]);
  expect(clientStates()).toEqual([]);
});
