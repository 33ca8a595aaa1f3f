import { expect, test } from "vitest";
import { createSending } from "./sending.ts";

/** Longer than a test may take. */
const NEVER = 600_000;

/** Whether it has resolved, once everything has happened that needs no time. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise<boolean>((resolve) => setImmediate(resolve, false));
  return Promise.race([promise.then(() => true), later]);
}

test("so many are sent at once, and the next one when one of them is sent, in the order of asking", async () => {
  const sending = createSending(2);
  const [first] = [await sending.begin(NEVER), await sending.begin(NEVER)];
  const [third, fourth] = [sending.begin(NEVER), sending.begin(NEVER)];
  expect(await isDone(third)).toBe(false);
  first();
  first();
  expect(await isDone(third)).toBe(true);
  expect(await isDone(fourth)).toBe(false);
});

test("one that waits for others goes ahead when they take too long", async () => {
  const sending = createSending(1);
  await sending.begin(NEVER);
  await sending.begin(1);
});

test("it is calm when every request is sent, each of which counts once", async () => {
  const sending = createSending(2);
  const [first, second] = [await sending.begin(NEVER), await sending.begin(NEVER)];
  const calm = sending.calm(0, NEVER);
  first();
  first();
  expect(await isDone(calm)).toBe(false);
  second();
  expect(await isDone(calm)).toBe(true);
});

test("it is calm some time after the last one was sent", async () => {
  const sending = createSending(1);
  const sent = await sending.begin(NEVER);
  const begun = performance.now();
  sent();
  expect(await isDone(sending.calm(NEVER, 2 * NEVER))).toBe(false);
  await sending.calm(50, NEVER);
  expect(performance.now() - begun).toBeGreaterThanOrEqual(50);
});

test("nobody waits longer for calm than he wants to", async () => {
  const sending = createSending(1);
  await sending.begin(NEVER);
  await sending.calm(NEVER, 1);
});
