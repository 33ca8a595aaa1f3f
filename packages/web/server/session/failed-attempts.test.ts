import { expect, test } from "vitest";
import { FailedAttempts } from "./failed-attempts.ts";

const limits = { failures: 2, windowMs: 1_000, addresses: 2 };

test("an address waits for the rest of its window after too many failures", () => {
  let now = 0;
  const attempts = new FailedAttempts(limits, () => now);
  attempts.record("a");
  expect(attempts.remainingMs("a")).toBe(0);
  now = 400;
  attempts.record("a");
  expect(attempts.remainingMs("a")).toBe(600);
  now = 1_000;
  expect(attempts.remainingMs("a")).toBe(0);
});

test("one address does not make another wait", () => {
  const attempts = new FailedAttempts(limits, () => 0);
  attempts.record("a");
  attempts.record("a");
  expect(attempts.remainingMs("b")).toBe(0);
});

test("only so many addresses are remembered", () => {
  const attempts = new FailedAttempts({ ...limits, failures: 1 }, () => 0);
  for (const address of ["a", "b", "c"]) attempts.record(address);
  expect(["a", "b", "c"].map((address) => attempts.remainingMs(address))).toEqual([0, 1_000, 1_000]);
});
