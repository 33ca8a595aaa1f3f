import { expect, test } from "vitest";
import { mapAtMost } from "./map-at-most.ts";

test("results are in the order of the items, with a limited number of calls at once", async () => {
  let running = 0;
  let most = 0;
  const results = await mapAtMost(3, [5, 1, 4, 2, 3], async (item) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    running -= 1;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(3);
});

test("after a failure no call begins, running ones end, and the failure is thrown", async () => {
  const finished: number[] = [];
  const gate = Promise.withResolvers<void>();
  const work = mapAtMost(2, [1, 2, 3, 4], async (item) => {
    if (item === 1) {
      setImmediate(() => gate.resolve());
      throw new Error("the first");
    }
    await gate.promise;
    finished.push(item);
  });
  await expect(work).rejects.toThrow("the first");
  expect(finished).toEqual([2]);
});
