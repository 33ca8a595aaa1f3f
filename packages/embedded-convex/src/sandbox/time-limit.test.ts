import { expect, test } from "vitest";
import { runWithin } from "./time-limit.ts";

const spin = () => {
  for (;;);
};

test("work that ends in time is not stopped, and later work runs", () => {
  const done: string[] = [];
  expect(runWithin(60_000, () => void done.push("first"))).toBe(true);
  expect(runWithin(60_000, () => void done.push("second"))).toBe(true);
  expect(done).toEqual(["first", "second"]);
});

test("an endless loop is stopped, and later work runs", () => {
  expect(runWithin(20, spin)).toBe(false);
  expect(runWithin(60_000, () => {})).toBe(true);
});

test("inside other limited work, the limit of that one holds", () => {
  let continued = false;
  const nested = () => {
    runWithin(60_000, spin);
    continued = true;
  };
  expect(runWithin(20, nested)).toBe(false);
  expect(continued).toBe(false);
});

test("promises of the caller do not continue inside limited work", async () => {
  const order: string[] = [];
  const other = Promise.resolve().then(() => order.push("other"));
  runWithin(60_000, () => void order.push("work"));
  order.push("after");
  await other;
  expect(order).toEqual(["work", "after", "other"]);
});
