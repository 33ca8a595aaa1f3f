import { expect, test } from "vitest";
import { FailedAttempts } from "./failed-attempts.ts";

const limits = { failures: 2, windowMs: 1_000, addresses: 2 };

test("after too many failures, an address waits until its window ends", () => {
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

test("the failures of one address do not delay another", () => {
  const attempts = new FailedAttempts(limits, () => 0);
  attempts.record("a");
  attempts.record("a");
  expect(attempts.remainingMs("b")).toBe(0);
});

test("when the limit is reached, the oldest address is dropped", () => {
  const attempts = new FailedAttempts({ ...limits, failures: 1 }, () => 0);
  for (const address of ["a", "b", "c"]) attempts.record(address);
  expect(["a", "b", "c"].map((address) => attempts.remainingMs(address))).toEqual([0, 1_000, 1_000]);
});
