import { expect, test } from "vitest";
import { SAME_SIGNAL_MS, shutdown } from "./shutdown.ts";

function stages() {
  let time = 5_000;
  const made = shutdown(() => time);
  return { ...made, later: (ms: number) => (time += ms) };
}

test("the first request drains and forces nothing", () => {
  const { drain, force, request } = stages();
  request("SIGINT");
  expect([drain.aborted, force.aborted]).toEqual([true, false]);
  expect(drain.reason).toBe("SIGINT");
});

test("a repeat within a second is the same request, however often it comes", () => {
  const { force, request, later } = stages();
  request("SIGINT");
  for (let repeat = 0; repeat < 5; repeat++) {
    later(SAME_SIGNAL_MS / 10);
    request("SIGINT");
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
