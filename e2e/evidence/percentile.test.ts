import { expect, test } from "vitest";
import { percentile } from "./percentile.ts";

test("a percentile is a value of the list, by nearest rank", () => {
  const values = [5, 1, 4, 2, 3];
  expect([0, 20, 21, 50, 95, 100].map((rank) => percentile(values, rank))).toEqual([1, 1, 2, 3, 5, 5]);
  expect(percentile([], 50)).toBeNaN();
});
