import { once } from "node:events";
import { expect, test } from "vitest";
import { createDeadline, StartBrokenOff } from "./deadline.ts";

test("aborts when the time has passed", async () => {
  const { signal } = createDeadline(5);
  await once(signal, "abort");
  expect(signal.reason).toBeInstanceOf(StartBrokenOff);
  expect(signal.reason.message).toBe("The deadline of 0.005 s has passed");
});

test("aborts with the error of a service that has died", () => {
  const { signal, abort, clear } = createDeadline(60_000);
  abort(new Error("backend ended by itself"));
  clear();
  expect(signal.reason.message).toBe("backend ended by itself");
});

test("aborts when it is interrupted, before or after it was set", () => {
  const interruption = new AbortController();
  const running = createDeadline(60_000, interruption.signal);
  interruption.abort(new StartBrokenOff("The run was interrupted"));
  const late = createDeadline(60_000, interruption.signal);
  for (const { signal, clear } of [running, late]) {
    expect(signal.reason.message).toBe("The run was interrupted");
    clear();
  }
});
