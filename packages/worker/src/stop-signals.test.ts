import { EventEmitter } from "node:events";
import { describe, expect, test } from "vitest";
import { listenForStop, SAME_SIGNAL_MS, stopStages } from "./stop-signals.ts";

function stages() {
  let time = 5_000;
  const made = stopStages(() => time);
  return { ...made, later: (ms: number) => (time += ms) };
}

describe("requests to stop", () => {
  test("the first drains and forces nothing", () => {
    const { drain, force, request } = stages();
    request("SIGINT");
    expect([drain.aborted, force.aborted]).toEqual([true, false]);
    expect(drain.reason).toBe("SIGINT");
  });

  test("repeats within a second are the same request", () => {
    const { force, request, later } = stages();
    request("SIGINT");
    for (let repeat = 0; repeat < 5; repeat++) {
      later(SAME_SIGNAL_MS / 10);
      request("SIGTERM");
    }
    expect(force.aborted).toBe(false);
  });

  test("a request a second after the first forces", () => {
    const { force, request, later } = stages();
    request("SIGTERM");
    later(SAME_SIGNAL_MS);
    request("SIGTERM");
    expect(force.aborted).toBe(true);
  });
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"])("%s asks the process to stop", (signal) => {
  const source = new EventEmitter();
  const { drain } = listenForStop(source);
  source.emit(signal);
  expect([drain.aborted, drain.reason]).toEqual([true, signal]);
});
