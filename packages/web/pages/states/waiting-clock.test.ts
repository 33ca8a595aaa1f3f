import { expect, test } from "vitest";
import { beginWaiting, endWaiting } from "./waiting-clock.ts";

test("the first wait began with the page, and what replaces it at once continues it", () => {
  expect(beginWaiting(800)).toBe(800);
  endWaiting(900);
  expect(beginWaiting(950)).toBe(950);
  expect(beginWaiting(960)).toBe(960);
  endWaiting(1_000);
  endWaiting(1_010);
  expect(beginWaiting(2_000)).toBe(0);
  expect(beginWaiting(2_500)).toBe(500);
});
