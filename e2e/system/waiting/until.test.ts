import { expect, test } from "vitest";
import { NeverTrue, until } from "./until.ts";

test("returns what it was waiting for", async () => {
  let looks = 0;
  const look = async () => (++looks < 3 ? undefined : "there");
  expect(await until("it", look, { signal: AbortSignal.timeout(5_000), every: 1 })).toBe("there");
  expect(looks).toBe(3);
});

test("rejects with the last observation when the fact never becomes true", async () => {
  const wait = until("the moon", () => Promise.reject(new Error("clouds")), {
    signal: AbortSignal.timeout(20),
    every: 1,
  });
  await expect(wait).rejects.toThrow(/Stopped waiting for the moon\..*Last seen: clouds/);
  await expect(wait).rejects.toBeInstanceOf(NeverTrue);
});

test("ends with the reason when its signal aborts", async () => {
  const controller = new AbortController();
  const wait = until("it", async () => undefined, { signal: controller.signal, every: 60_000 });
  controller.abort(new Error("web ended by itself"));
  await expect(wait).rejects.toThrow("web ended by itself");
});

test("ends in time although a check hangs", async () => {
  const signal = AbortSignal.timeout(20);
  await expect(until("it", () => new Promise<undefined>(() => {}), { signal })).rejects.toThrow(
    "Stopped waiting for it.",
  );
});
