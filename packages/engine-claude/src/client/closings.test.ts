import { expect, test } from "vitest";
import { createClosings } from "./closings.ts";

test("everything that was added is waited for, also when one end fails or another one is added meanwhile", async () => {
  const closings = createClosings();
  const slow = Promise.withResolvers<void>();
  const late = Promise.withResolvers<void>();
  let settled = false;
  closings.add(slow.promise);
  closings.add(Promise.reject(new Error("ENOTEMPTY")));
  const waiting = closings.settled().finally(() => {
    settled = true;
  });
  const refused = expect(waiting).rejects.toThrow("ENOTEMPTY");
  closings.add(late.promise);
  slow.resolve();
  await slow.promise;
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  late.resolve();
  await refused;
});

test("with nothing to wait for, it is over at once", async () => {
  await expect(createClosings().settled()).resolves.toBeUndefined();
});
