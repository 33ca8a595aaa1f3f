import { expect, test } from "vitest";
import { list } from "./lists.ts";

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a et b"],
  [["a", "b", "c"], "a, b et c"],
  [["a", "b", "a", "a"], "a et b"],
  [["a", "a"], "a"],
])("%j is « %s »", (items, said) => {
  expect(list(items)).toBe(said);
});
