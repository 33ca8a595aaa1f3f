import { expect, test } from "vitest";
import { createSending } from "./sending.ts";

test("it waits until every request is sent, each of which counts once", async () => {
  const sending = createSending();
  const [first, second] = [sending.begin(), sending.begin()];
  let none = false;
  const waited = sending.none(60_000).then(() => {
    none = true;
  });
  first();
  first();
  await Promise.resolve();
  expect(none).toBe(false);
  second();
  await waited;
  await sending.none(60_000);
});

test("it waits no longer than it is told to", async () => {
  const sending = createSending();
  sending.begin();
  await sending.none(1);
});
