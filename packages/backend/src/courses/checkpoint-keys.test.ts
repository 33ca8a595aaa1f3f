import { expect, test } from "vitest";
import { gapsBetween } from "./checkpoint-keys.ts";

const KEYS = ["a/x", "a1/x", "b/static@1/fr/10/order", "b/z", "b0/x", "c/x", "c", "d/x", ""];

/** The keys outside the ranges of the commits, selected as the database does. */
function outside(...commits: string[]): string[] {
  const gaps = gapsBetween(commits);
  return KEYS.filter((key) => gaps.some(({ from, to }) => key >= from && (to === undefined || key < to)));
}

test("every key is in a gap, except those of the commits", () => {
  expect(outside("b")).toEqual(KEYS.filter((key) => !key.startsWith("b/")));
  expect(outside("c", "a")).toEqual(KEYS.filter((key) => !/^[ac]\//.test(key)));
  expect(outside("b", "b")).toEqual(outside("b"));
  expect(outside()).toEqual(KEYS);
});
